"use strict";

// Without this script every page still works; it adds the pull-down gesture and a dialog that keeps the focus.
const PULL = 90; // pixels a finger or the mouse must travel

function pullToOpen(area, link) {
  let from = null;
  const begin = (y) => { from = window.scrollY > 0 ? null : y; };
  const move = (y) => {
    if (from === null) return false;
    const way = Math.max(0, y - from);
    area.style.setProperty("--pulled", `${Math.min(way, PULL * 1.5)}px`);
    return way > 0;
  };
  const end = (y) => {
    const far = from !== null && y - from >= PULL;
    from = null;
    area.style.removeProperty("--pulled");
    if (far) location.href = link.href;
  };
  area.addEventListener("touchstart", (e) => begin(e.touches[0].clientY), { passive: true });
  area.addEventListener("touchmove", (e) => { if (move(e.touches[0].clientY)) e.preventDefault(); }, { passive: false });
  area.addEventListener("touchend", (e) => end(e.changedTouches[0].clientY));
  area.addEventListener("mousedown", (e) => begin(e.clientY));
  window.addEventListener("mousemove", (e) => move(e.clientY));
  window.addEventListener("mouseup", (e) => end(e.clientY));
  area.addEventListener("dragstart", (e) => e.preventDefault());
}

function keepFocus(dialog) {
  dialog.close();
  dialog.showModal();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector("[value=back]").click();
  });
}

const pull = document.querySelector("[data-pull]");
if (pull) pullToOpen(pull.closest(".phone"), pull);
document.querySelectorAll("dialog[open]").forEach(keepFocus);
