// Shows the words of a source beside its number while the pointer or the focus is on it. The pages work without.
"use strict";
const card = document.createElement("div");
card.className = "card";
card.id = "card";
card.setAttribute("role", "tooltip");
card.hidden = true;
let shown = null;
let waiting = 0;

const hide = () => {
  window.clearTimeout(waiting);
  card.hidden = true;
  if (shown) shown.removeAttribute("aria-describedby");
  shown = null;
};

const show = (link) => {
  const note = document.querySelector(`${link.getAttribute("href")} .note`);
  if (!note || shown === link) return;
  hide();
  card.replaceChildren(...[...note.cloneNode(true).childNodes]);
  shown = link;
  card.hidden = false;
  link.setAttribute("aria-describedby", "card");
  const box = link.getBoundingClientRect();
  const width = Math.min(384, document.documentElement.clientWidth - 16);
  card.style.width = `${width}px`;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  card.style.left = `${left + window.scrollX}px`;
  const below = box.bottom + card.offsetHeight + 8 < window.innerHeight;
  card.style.top = `${(below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + window.scrollY}px`;
};

const later = () => { waiting = window.setTimeout(hide, 200); };
document.body.append(card);
for (const link of document.querySelectorAll("a.cite")) {
  link.addEventListener("pointerenter", () => { window.clearTimeout(waiting); show(link); });
  link.addEventListener("focus", () => show(link));
  link.addEventListener("pointerleave", later);
  link.addEventListener("blur", hide);
}
card.addEventListener("pointerenter", () => window.clearTimeout(waiting));
card.addEventListener("pointerleave", later);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

// In a report: lights up the words of a fact while the pointer or the focus is on it.
for (const link of document.querySelectorAll("a.words")) {
  const words = document.querySelector(link.getAttribute("href"));
  if (!words) continue;
  for (const on of ["pointerenter", "focus"]) link.addEventListener(on, () => words.classList.add("lit"));
  for (const off of ["pointerleave", "blur"]) link.addEventListener(off, () => words.classList.remove("lit"));
}
