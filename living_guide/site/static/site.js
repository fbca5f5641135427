"use strict";
(() => {
  const page = document.documentElement;
  const kept = {
    get language() {
      try {
        return localStorage.getItem("living-guide-language");
      } catch {
        return null;
      }
    },
    set language(name) {
      try {
        localStorage.setItem("living-guide-language", name);
      } catch {
        /* not kept, then */
      }
    },
  };

  function speak(language) {
    page.dataset.language = language;
    page.lang = language === "en" ? "en" : "zh-CN";
  }

  function switchLanguage(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const other = page.dataset.language === "en" ? "zh" : "en";
      kept.language = other;
      speak(other);
    });
  }

  // What was chosen stands in the address, so that it can be sent to somebody.
  function filter(form) {
    const rows = [...document.querySelectorAll(".list li")];
    const chosen = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll("select")) {
      const wanted = chosen.get(field.name);
      if ([...field.options].some((option) => option.value === wanted)) field.value = wanted;
    }
    const show = () => {
      const wanted = [...new FormData(form)].filter(([, value]) => value);
      const fits = (row) =>
        wanted.every(([name, value]) =>
          name === "status" ? row.dataset.status === value : row.dataset[name].split(" ").includes(value),
        );
      for (const row of rows) row.hidden = !fits(row);
      for (const part of document.querySelectorAll(".feature")) part.hidden = !part.querySelector("li:not([hidden])");
      const shown = rows.filter((row) => !row.hidden).length;
      document.getElementById("shown").textContent = shown;
      document.getElementById("none").hidden = shown > 0;
      try {
        history.replaceState(null, "", `?${new URLSearchParams(wanted)}`);
      } catch {
        /* some forbid it for files */
      }
    };
    form.hidden = false;
    form.addEventListener("change", show);
    show();
  }

  // Pairs of Chinese characters, and whole words of anything else: as the index was made.
  function termsOf(text) {
    const words = text.normalize("NFKC").toLowerCase();
    const terms = words.match(/[0-9a-z]+(?:\.[0-9a-z]+)*/g) ?? [];
    for (const run of words.match(/[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu) ?? []) {
      const characters = [...run];
      if (characters.length === 1) terms.push(run);
      for (let at = 1; at < characters.length; at++) terms.push(characters[at - 1] + characters[at]);
    }
    return [...new Set(terms)];
  }

  function placesOf(term) {
    const { terms } = guideIndex;
    // A word that is being typed, or a lone character, may be a part of a term.
    const held =
      term.length > 1 && Object.hasOwn(terms, term) ? [term] : Object.keys(terms).filter((each) => each.includes(term));
    return new Map(held.flatMap((each) => terms[each].map((place, rank) => [place, rank])));
  }

  function find(text) {
    const found = termsOf(text).map(placesOf);
    if (!found.length) return [];
    const all = [...found[0].keys()].filter((place) => found.every((places) => places.has(place)));
    const rank = new Map(all.map((place) => [place, found.reduce((sum, places) => sum + places.get(place), 0)]));
    return all.sort((one, other) => rank.get(one) - rank.get(other) || one - other);
  }

  function search(form) {
    const field = form.querySelector("input"),
      box = form.querySelector("#found");
    const [told, list] = box.children,
      root = form.dataset.index.replace("assets/search.js", "");
    let loading;
    const load = () =>
      (loading ??=
        typeof guideIndex === "object"
          ? Promise.resolve()
          : new Promise((done) => {
              document.head.append(
                Object.assign(document.createElement("script"), { src: form.dataset.index, onload: done }),
              );
            }));
    const show = () => {
      const places = find(field.value);
      list.replaceChildren(
        ...places.slice(0, 30).map((place) => {
          const [href, title] = guideIndex.entries[place];
          const link = Object.assign(document.createElement("a"), {
            href: href.startsWith("#") ? href : root + href,
            textContent: title,
            lang: "zh-CN",
          });
          link.addEventListener("click", () => {
            box.hidden = true;
          });
          const item = document.createElement("li");
          item.append(link);
          return item;
        }),
      );
      told.textContent = page.dataset.language === "en" ? `${places.length} found` : `找到 ${places.length} 处`;
      box.hidden = !field.value.trim();
    };
    form.hidden = false;
    field.addEventListener("focus", load);
    field.addEventListener("input", () => load().then(show));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      load().then(() => {
        show();
        list.querySelector("a")?.click();
      });
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") box.hidden = true;
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) box.hidden = true;
    });
  }

  function copyCommand(button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = page.dataset.language === "en" ? "Copied" : "已复制";
    });
  }

  speak(kept.language ?? "zh");
  document.addEventListener("DOMContentLoaded", () => {
    switchLanguage(document.getElementById("language"));
    search(document.getElementById("search"));
    const form = document.getElementById("filter");
    if (form) filter(form);
    document.querySelectorAll(".copy").forEach(copyCommand);
  });
})();
