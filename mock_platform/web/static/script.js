"use strict";

// Without this script every page still works; it adds what only a script can.
const PULL = 90; // pixels a finger or the mouse must travel down
const DRAG = 8; // from here on it is no press
const LOOSE = 160; // as far as the page follows the finger one to one

function pullToOpen(area, link) {
  let from = null;
  let way = 0;
  const show = () => {
    const shown = way > LOOSE ? LOOSE + (way - LOOSE) / 3 : way;
    area.style.setProperty("--pulled", `${shown}px`);
    area.classList.toggle("pulling", way > 0);
    area.classList.toggle("far", way >= PULL);
  };
  const begin = (y) => {
    from = window.scrollY > 0 || area.scrollTop > 0 ? null : y;
    way = 0;
  };
  const move = (y) => {
    if (from === null) return false;
    way = Math.max(0, y - from);
    show();
    return way > 0;
  };
  const end = (opens) => {
    const far = opens && from !== null && way >= PULL;
    const pressed = way < DRAG;
    from = null;
    way = 0;
    show();
    if (far) location.href = link.href;
    return pressed;
  };
  let pressed = true;
  area.addEventListener("touchstart", (e) => (e.touches.length === 1 ? begin(e.touches[0].clientY) : end(false)), { passive: true });
  area.addEventListener("touchmove", (e) => { if (move(e.touches[0].clientY) && e.cancelable) e.preventDefault(); }, { passive: false });
  area.addEventListener("touchend", () => end(true));
  area.addEventListener("touchcancel", () => end(false));
  area.addEventListener("mousedown", (e) => { if (e.button === 0) begin(e.clientY); });
  window.addEventListener("mousemove", (e) => move(e.clientY));
  window.addEventListener("mouseup", () => { pressed = end(true); });
  // The end of a drag is no press of the link it began on.
  area.addEventListener("click", (e) => { if (!pressed) e.preventDefault(); pressed = true; }, true);
  area.addEventListener("dragstart", (e) => e.preventDefault());
  const uncovered = document.createElement("div");
  uncovered.className = "uncovered";
  uncovered.append(...Array.from({ length: 3 }, () => document.createElement("i")));
  link.parentElement.prepend(uncovered);
}

function keepFocus(dialog) {
  dialog.close();
  dialog.showModal();
  dialog.querySelector("h2").focus(); // not the first button: a hasty Enter must not cancel
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector("[value=back]").click();
  });
}

function tellChoice(input) {
  const told = document.createElement("p");
  told.className = "chosen";
  told.setAttribute("aria-live", "polite");
  input.closest(".picker").append(told);
  const tell = () => { told.textContent = input.files.length ? `已选取：${input.files[0].name}` : ""; };
  input.addEventListener("change", () => {
    tell();
    document.getElementById(input.getAttribute("aria-describedby"))?.remove();
    for (const each of ["aria-invalid", "aria-describedby"]) input.removeAttribute(each);
  });
  tell(); // the browser may have kept the choice over a reload
}

const pull = document.querySelector("[data-pull]");
if (pull) pullToOpen(pull.closest(".phone"), pull);
document.querySelectorAll("dialog[open]").forEach(keepFocus);
document.querySelectorAll("input[type=file]").forEach(tellChoice);

const wrong = document.querySelector("[aria-invalid=true]");
if (wrong) (wrong.matches("fieldset") ? wrong.querySelector("input") : wrong).focus();

const bar = document.querySelector(".explorer details");
if (bar) bar.open = matchMedia("(min-width: 64rem)").matches;
