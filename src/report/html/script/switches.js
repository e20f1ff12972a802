// The style sheet obeys the switches by itself; what reads the page aloud has to be told the language.
"use strict";
{
  const tell = () => {
    const chinese = document.getElementById("language-zh").checked;
    document.documentElement.lang = chinese ? "zh-Hans" : "en";
  };
  document.querySelector(".switches").addEventListener("change", tell);
  tell();

  const print = document.getElementById("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
