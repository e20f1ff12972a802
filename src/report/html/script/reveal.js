// Unfolds what a link leads to, and shows it where it was filtered away.
{
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".finding[hidden], .group[hidden]")) document.getElementById("filter").reset();
    setTimeout(() => {
      for (let node = target; node; node = node.parentElement) {
        if (node.tagName === "DETAILS") node.open = true;
      }
      target.scrollIntoView();
    });
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
}
