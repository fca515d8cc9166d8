// Keys for the pages of `dushu desk`. Everything works without it: what it presses are links and buttons that are there.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".item, pre.text a.figure, pre.text a.unresolved, tbody tr")];
  let place = -1;

  const go = (step) => {
    if (items.length === 0) return;
    place = Math.max(0, Math.min(items.length - 1, place + step));
    const item = items[place];
    if (!item.hasAttribute("tabindex") && item.tagName !== "A") item.setAttribute("tabindex", "-1");
    item.focus();
    item.scrollIntoView({ block: "nearest" });
  };

  const press = (selector) => {
    const scope = items[place] ?? document;
    const found = scope.querySelector(selector) ?? document.querySelector("main > " + selector);
    if (found) found.click();
    return Boolean(found);
  };

  // What is selected on a page is the figure that was missed: its place in Unicode scalars of the text.
  const missed = () => {
    const [way, text, chosen] = [document.getElementById("add"), document.querySelector("pre.text"), getSelection()];
    if (!way) return;
    const range = chosen.rangeCount > 0 ? chosen.getRangeAt(0) : null;
    if (range && !range.collapsed && text.contains(range.commonAncestorContainer)) {
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = Number(text.dataset.from) + [...before.toString()].length;
      location.href = way.href + "&at=" + start + "-" + (start + [...range.toString()].length);
    } else {
      way.click();
    }
  };

  const keys = {
    m: missed,
    j: () => go(1),
    k: () => go(-1),
    a: () => press("button.accept"),
    x: () => press("button.reject"),
    n: () => document.querySelector(".pager a[accesskey=n]")?.click(),
    p: () => document.querySelector(".pager a[accesskey=p]")?.click(),
    "/": () => document.getElementById("first")?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    const isTyping = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isTyping) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "Enter" && items[place] && event.target === items[place] && event.target.tagName !== "A") {
      items[place].querySelector("a")?.click();
      event.preventDefault();
      return;
    }
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Back from a decision in the queue: the first that is left is in hand.
  if (document.querySelector(".item button.accept")) go(1);
})();
