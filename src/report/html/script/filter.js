// Narrows the findings to what was chosen and searched for.
{
  const form = document.getElementById("filter");
  const facets = ["outcome", "baseline", "severity", "instrument", "pack", "manifest"];
  const findings = [...document.querySelectorAll(".finding")].map((node) => ({ node, text: null }));
  const groups = [...document.querySelectorAll(".group")].map((node) => ({ node, open: node.open }));

  // What a finding says, without its proof.
  const textOf = (finding) => {
    if (finding.text === null) {
      const copy = finding.node.cloneNode(true);
      copy.querySelectorAll(".proof").forEach((proof) => proof.remove());
      finding.text = `${copy.textContent} ${finding.node.dataset.rule}`.toLowerCase();
    }
    return finding.text;
  };

  const narrow = () => {
    const chosen = facets.map((name) => {
      const boxes = form.querySelectorAll(`input[name="${name}"]:checked`);
      return { name, values: new Set([...boxes].map((box) => box.value)) };
    }).filter((facet) => facet.values.size > 0);
    const words = document.getElementById("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const narrowed = chosen.length > 0 || words.length > 0;

    let shown = 0;
    for (const finding of findings) {
      const { dataset } = finding.node;
      const has = (facet) => (dataset[facet.name] ?? "").split(" ").some((value) => facet.values.has(value));
      const matches = chosen.every(has) && words.every((word) => textOf(finding).includes(word));
      finding.node.hidden = !matches;
      shown += matches ? 1 : 0;
    }
    for (const group of groups) {
      const here = group.node.querySelectorAll(".finding:not([hidden])").length;
      group.node.hidden = here === 0;
      group.node.open = narrowed || group.open;
      group.node.querySelector("[data-shown]").textContent = here;
    }
    document.querySelector("#shown [data-shown]").textContent = shown;
    document.querySelector(".nothing").hidden = shown > 0;
    document.documentElement.toggleAttribute("data-narrowed", narrowed);
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", narrow);
    form.addEventListener("reset", () => setTimeout(narrow));
    form.addEventListener("submit", (event) => event.preventDefault());
    // Where the form stands above the findings, it begins folded.
    form.querySelector(".panel").open = matchMedia("(min-width: 64rem)").matches;
    document.querySelectorAll("[data-choose]").forEach((link) => {
      link.addEventListener("click", () => {
        form.reset();
        const boxes = [...form.querySelectorAll("input[name=instrument]")];
        const box = boxes.find((box) => box.value === link.dataset.choose);
        box.checked = true;
        box.closest("details").open = true;
        setTimeout(narrow);
      });
    });
  }
}
