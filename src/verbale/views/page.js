// Lights up the words of a fact while the pointer or the focus is on it. The page works without.
"use strict";
const lit = (link, on) => {
  for (const name of link.dataset.claims.split(" "))
    for (const mark of document.querySelectorAll(`mark[data-claims~="${name}"]`)) mark.classList.toggle("lit", on);
};
for (const link of document.querySelectorAll("aside a[data-claims]")) {
  for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => lit(link, true));
  for (const event of ["pointerleave", "blur"]) link.addEventListener(event, () => lit(link, false));
}
