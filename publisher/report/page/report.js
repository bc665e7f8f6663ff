"use strict";
// The page works without this: it lights up what belongs together, turns pages by keys, sorts tables.

const opened = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target ? target.closest(".sheet") : null;
};

// What is chosen shows itself, however deeply it is folded away.
const unfold = () => {
  const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!node) return;
  for (let at = node; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  (node.closest(".sheet") || node).scrollIntoView();
};

// A frame and its line in a list light up together.
const light = (event) => {
  document.querySelectorAll(".lit").forEach((node) => node.classList.remove("lit"));
  const held = event.target.closest ? event.target.closest("[data-mark]") : null;
  const same = held ? `[data-mark="${held.dataset.mark}"]` : null;
  if (same) document.querySelectorAll(same).forEach((node) => node.classList.add("lit"));
};

const keys = { ArrowLeft: '[rel="prev"]', ArrowRight: '[rel="next"]', Escape: ".close" };

const turn = (event) => {
  const sheet = opened();
  const link = sheet && keys[event.key] ? sheet.querySelector(keys[event.key]) : null;
  if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  link.click();
};

const value = (row, column) => {
  const text = row.cells[column].textContent.trim();
  const number = parseFloat(text.replace("−", "-").replace(/,/g, ""));
  const unit = { kB: 1e3, MB: 1e6, GB: 1e9 }[text.split(" ").pop()] || 1;
  return Number.isNaN(number) ? text.toLowerCase() : number * unit;
};

const compare = (one, other) =>
  typeof one === typeof other ? (one < other ? -1 : one > other ? 1 : 0) : typeof one === "number" ? -1 : 1;

const sort = (head, column) => {
  const up = head.getAttribute("aria-sort") !== "ascending";
  head.parentElement.querySelectorAll("[aria-sort]").forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const body = head.closest("table").tBodies[0];
  const rows = [...body.rows].map((row) => [value(row, column), row]);
  rows.sort((one, other) => compare(one[0], other[0]) * (up ? 1 : -1));
  body.append(...rows.map((pair) => pair[1]));
};

const sortable = (head, column) => {
  const button = document.createElement("button");
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(head, column));
  head.append(button);
};

document.querySelectorAll("main table").forEach((table) => {
  if (table.tBodies[0].rows.length > 5) [...table.tHead.rows[0].cells].forEach(sortable);
});
addEventListener("hashchange", unfold);
addEventListener("keydown", turn);
addEventListener("mouseover", light);
addEventListener("focusin", light);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));
unfold();
