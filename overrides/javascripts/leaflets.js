/* What a page can do besides being read. Everything below is a help: without scripts the page
   reads, prints, changes its language and calls all the same. Nothing is stored, nothing is sent.
   Works from a server and from a folder (file://). */
"use strict";

const page = document.documentElement;
const own = document.currentScript.dataset;
const find = (selector, from = document) => from.querySelector(selector);
const findAll = (selector, from = document) => [...from.querySelectorAll(selector)];
// A browser does not find the first page of a folder by itself.
const address = (path) => own.root + path +
  (location.protocol === "file:" && (!path || path.endsWith("/")) ? "index.html" : "");

/* ---- Language: stay on the statement, and offer the reader's own language ---- */

function statementInView() {
  if (location.hash.length > 1) return location.hash;
  const seen = findAll("article [id]").find((one) => one.getBoundingClientRect().bottom > 0);
  return seen && scrollY > 200 ? `#${seen.id}` : "";
}

for (const link of findAll(".languages a, .suggestion a")) keepPlace(link);

function keepPlace(link) {
  const href = link.getAttribute("href");
  link.addEventListener("click", () => link.setAttribute("href", href + statementInView()));
}

function suggestLanguage() {
  const wanted = (navigator.languages || [navigator.language]).map((tag) => tag.toLowerCase().split("-")[0]);
  if (wanted.includes(page.lang.split("-")[0])) return;
  const links = findAll(".languages a");
  const link = wanted.map((tag) => links.find((one) => one.hreflang.split("-")[0] === tag)).find(Boolean);
  const place = find(".suggestion");
  if (!link || !place) return;
  const offer = link.cloneNode();
  offer.textContent = `${link.dataset.invite}: ${link.textContent}`;
  place.append(offer);
  keepPlace(offer);
  place.hidden = false;
}

/* ---- Search: only in the reader's language, statement by statement ---- */

// One spelling for what is written and what is typed. Marks above and below Latin and Cyrillic
// letters go; Arabic loses vowel signs and lengthening, and hamza, alif maqsura and ta marbuta
// become plain letters; Devanagari loses its dot below (nukta); digits become 0 to 9.
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u200b-\u200f\u2066-\u2069]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0624/g, "\u0648")
    .replace(/[\u0626\u0649]/g, "\u064a").replace(/\u0629/g, "\u0647").replace(/\u0621/g, "")
    .replace(/\u0901/g, "\u0902")
    .replace(/đ/g, "d").replace(/ł/g, "l").replace(/ß/g, "ss").replace(/[’ʼ]/g, "'")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966));
}

const FEW = 4;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
const HANGUL = /[\uac00-\ud7af]/;

// What may stand for a word: itself, then without its ending, in Arabic without what is written
// onto its front; of Chinese, which has no spaces, pairs of signs.
function* variants(word) {
  yield [word];
  if (UNSPACED.test(word)) {
    if (word.length > 2) yield [...word].slice(1).map((sign, at) => [...word][at] + sign);
    return;
  }
  const bare = word.replace(/^(?:و|ف)?(?:ال|بال|لل|كال)/, "");
  if (bare !== word && bare.length > 2) yield [bare];
  const least = HANGUL.test(word) ? 2 : 4;
  for (let end = bare.length - 1; end >= Math.max(least, bare.length - 3); end--) yield [bare.slice(0, end)];
}

let index = null;

self.leafletsSearch = ({ pages, rows }) => {
  index = rows.map(([number, id, text, heading]) => {
    const [title, path] = pages[number];
    return { title, path, id, text, heading, folded: fold(text) };
  });
  search();
};

function loadIndex() {
  if (find("script[data-index]")) return;
  const script = document.createElement("script");
  script.src = own.root + own.search;
  script.dataset.index = "";
  document.head.append(script);
}

function hits(typed) {
  const words = fold(typed).split(/[\s,.;:!?()"«»„“”、。，？]+/).filter(Boolean);
  if (!words.length) return null;
  let found = index.map((row) => ({ row, points: row.heading, marks: [] }));
  for (const word of words) {
    const left = new Set();
    for (const parts of variants(word)) {
      // Words that are only alike come in where there are few of the word itself, and after them.
      if (left.size >= FEW) break;
      const bonus = left.size ? 0 : 10;
      const begins = parts.map((part) => new RegExp(`(^|[^\\p{L}\\p{M}])${escaped(part)}`, "u"));
      for (const hit of found) {
        const there = parts.filter((part) => hit.row.folded.includes(part));
        if (left.has(hit) || there.length < enough(parts.length)) continue;
        left.add(hit);
        hit.marks.push(...there);
        // The beginning of a word counts more than its middle, and the right marks more than none.
        hit.points += bonus + (begins.some((begin) => begin.test(hit.row.folded)) ? 2 : 0);
        hit.points += hit.row.text.toLowerCase().includes(typed.trim().toLowerCase()) ? 1 : 0;
      }
    }
    found = [...left];
  }
  return found.sort((one, other) => other.points - one.points);
}

// Of the pairs of a long Chinese word some bridge two words that stand apart in the text.
const enough = (count) => (count < 3 ? count : Math.ceil(count * 0.6));
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// Mark what was found in the text as it is written: its letters are folded one by one.
function marked(text, parts) {
  let folded = "";
  const places = [];
  const letters = [...text];
  letters.forEach((letter, at) => {
    for (const sign of fold(letter)) { folded += sign; for (let i = 0; i < sign.length; i++) places.push(at); }
  });
  const inside = new Set();
  for (const part of parts) {
    for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
      for (let i = at; i < at + part.length; i++) inside.add(places[i]);
    }
  }
  const line = document.createElement("span");
  for (let at = 0; at < letters.length;) {
    const is = inside.has(at);
    let end = at;
    // A vowel sign belongs to its letter and must not be torn from it.
    while (end < letters.length && (inside.has(end) === is || /\p{M}/u.test(letters[end]))) end++;
    const piece = letters.slice(at, end).join("");
    if (is) line.append(Object.assign(document.createElement("mark"), { textContent: piece }));
    else line.append(piece);
    at = end;
  }
  return line;
}

function search() {
  const input = find("#query");
  const list = find(".results");
  const said = find(".found");
  const found = index && hits(input.value);
  list.textContent = "";
  said.textContent = "";
  if (!found) return;
  said.textContent = found.length ? said.dataset.found.replace("{count}", found.length) : said.dataset.none;
  for (const { row, marks } of found.slice(0, 20)) {
    const link = document.createElement("a");
    link.href = `${address(row.path)}#${row.id}`;
    link.append(Object.assign(document.createElement("strong"), { textContent: row.title }), marked(row.text, marks));
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
}

function startSearch() {
  const form = find("form.search");
  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("focusin", loadIndex);
  find("#query").addEventListener("input", () => (index ? search() : loadIndex()));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { find("#query").value = ""; search(); }
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest(".results a")) { find("#query").value = ""; search(); }
  });
}

/* ---- Words explained: the meaning beside the word, by touch, mouse and keyboard ---- */

let tip = null;
let leaving = 0;

function showTip(link) {
  hideTip();
  const meaning = document.getElementById(link.hash.slice(1));
  if (!meaning) return;
  tip = Object.assign(document.createElement("div"), { className: "tip", id: "tip", innerHTML: "" });
  tip.setAttribute("role", "tooltip");
  tip.append(...[...meaning.childNodes].map((node) => node.cloneNode(true)));
  find("main").append(tip);
  const place = link.getClientRects()[0];
  const box = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, page.clientWidth - box.width - 8));
  const bar = find(".help");
  const bottom = innerHeight - (bar ? bar.offsetHeight : 0);
  const below = place.bottom + box.height + 8 < bottom;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(below ? place.bottom + 6 : place.top - box.height - 6) + scrollY}px`;
  link.setAttribute("aria-describedby", "tip");
}

function hideTip() {
  clearTimeout(leaving);
  if (!tip) return;
  tip.remove();
  tip = null;
  for (const link of findAll("a.term[aria-describedby]")) link.removeAttribute("aria-describedby");
}

function startTips() {
  for (const link of findAll("a.term")) {
    link.addEventListener("focus", () => showTip(link));
    link.addEventListener("mouseenter", () => showTip(link));
    link.addEventListener("blur", hideTip);
    link.addEventListener("click", (event) => { event.preventDefault(); showTip(link); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
  document.addEventListener("mouseover", (event) => {
    clearTimeout(leaving);
    const inside = event.target.closest(".tip, a.term");
    if (!tip || inside || (document.activeElement && document.activeElement.matches("a.term"))) return;
    leaving = setTimeout(hideTip, 300);  // there is a gap between the word and its meaning
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".tip, a.term")) hideTip(); });
}

/* ---- Is my paper current? The code on paper asks ?paper=0.1 ---- */

function checkPaper() {
  const place = find("#paper");
  const asked = new URLSearchParams(location.search).get("paper");
  if (!place || asked === null) return;
  const known = findAll("[data-number]", place).map((row) => row.dataset.number);
  const at = known.indexOf(asked);
  const answer = at === 0 ? "current" : at > 0 ? "old" : "unknown";
  const shown = find(`[data-answer="${answer}"]`, place);
  find(".hole", shown).textContent = asked.slice(0, 20);
  shown.setAttribute("role", "status");
  shown.hidden = false;
  if (at > 0) findAll("[data-number]", place).slice(at).forEach((row) => { row.hidden = true; });
  find("main").prepend(place);
}

/* ---- Listen: only with a voice of the device itself, so that no text is sent away ---- */

function startListening() {
  const button = find(".listen");
  const speech = self.speechSynthesis;
  if (!button || !speech) return;
  const language = page.lang.split("-")[0];
  let parts = [];
  const voice = () => speech.getVoices().find(
    (one) => one.localService && one.lang.toLowerCase().replace("_", "-").split("-")[0] === language);
  const offer = () => { button.hidden = !voice(); };
  const stop = () => {
    parts = [];
    speech.cancel();
    findAll(".reading").forEach((one) => one.classList.remove("reading"));
    button.setAttribute("aria-pressed", "false");
  };
  const next = () => {
    findAll(".reading").forEach((one) => one.classList.remove("reading"));
    const part = parts.shift();
    if (!part) { stop(); return; }
    const text = part.tagName === "TR"
      ? [...part.cells].map((cell) => cell.textContent).join(", ")
      : part.textContent || (find("img", part) || part).alt || "";
    const words = new SpeechSynthesisUtterance(text.trim());
    words.lang = page.lang;
    words.voice = voice();
    words.onend = () => { if (parts.length || part.classList.contains("reading")) next(); };
    part.classList.add("reading");
    part.scrollIntoView({ block: "center" });
    speech.speak(words);
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") { stop(); return; }
    button.setAttribute("aria-pressed", "true");
    parts = findAll("article :is(h1, h2, h3, p, li, tr)").filter((one) => !find("p, li", one));
    next();
  });
  self.addEventListener("pagehide", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
}

suggestLanguage();
startSearch();
startTips();
checkPaper();
startListening();
