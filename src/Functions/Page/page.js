import { texts } from "/app/texts.js";

const keyName = "pipeline-key";
const languageName = "pipeline-language";
const pageSizes = { customers: 20, runs: 10, exports: 20 };
const requestsAtOnce = 4;

const byId = (id) => document.getElementById(id);

/** Storage that a browser may refuse; then the value lives as long as the page. */
class Remembered {
  constructor(storage, name) {
    this.storage = storage;
    this.name = name;
    this.value = null;
    try { this.value = storage().getItem(name); } catch { /* refused */ }
  }

  set(value) {
    this.value = value;
    try {
      if (value === null) this.storage().removeItem(this.name);
      else this.storage().setItem(this.name, value);
    } catch { /* refused */ }
  }
}

// sessionStorage: the key is gone with the tab. It is sent as a header and never stands in an address.
const key = new Remembered(() => sessionStorage, keyName);
const language = new Remembered(() => localStorage, languageName);

let text = texts.en;

const time = (value) => value ? new Intl.DateTimeFormat(text.locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(value)) : "";
const day = (value) => value ? new Intl.DateTimeFormat(text.locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(value)) : "";
const number = (value) => new Intl.NumberFormat(text.locale).format(value);
const percent = (value) => new Intl.NumberFormat(text.locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** An element with children; strings become text, never HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A word with a colour. Only words of the page's own list become a class. */
const chip = (value, label) => element("span", { class: label ? `chip ${value}` : "chip" }, label ?? value);
const bandLabel = (band) => ({ high: text.bandHigh, medium: text.bandMedium, low: text.bandLow })[band];
/** What the API says in its own words. */
const quote = (words) => element("p", { lang: "en" }, words);

class ApiError extends Error {
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }
}

async function ask(path, signal) {
  const used = key.value;
  const answer = await fetch(path, { headers: used ? { "x-functions-key": used } : {}, cache: "no-store", redirect: "error", signal });
  if (answer.status === 401) askForKey(used);
  if (!answer.ok) throw new ApiError(answer.status);
  return answer.json();
}

/** One list of the API, page by page, in one section of the page. */
class List {
  constructor(name, { columns, empty, query = () => ({}), prepare = () => {} }) {
    Object.assign(this, { name, columns, empty, query, prepare, entries: [], token: null, state: "loading" });
    this.head = element("tr", { role: "row" });
    this.body = element("tbody", { role: "rowgroup" });
    this.table = element("table", { role: "table", "aria-labelledby": `${name}-heading` }, element("thead", { role: "rowgroup" }, this.head), this.body);
    this.status = element("p", { class: "status", role: "status", tabindex: "-1" });
    this.problem = element("span");
    this.again = element("button", { type: "button" });
    this.notice = element("div", { class: "notice", role: "alert" }, this.problem, this.again);
    this.more = element("button", { type: "button" });
    this.again.addEventListener("click", () => this.token && this.error?.status !== 410 ? this.load() : this.restart());
    this.more.addEventListener("click", () => this.state === "loading" || this.load());
    byId(name).append(this.table, this.status, this.notice, this.more);
  }

  restart() {
    this.stop();
    this.entries = [];
    this.token = null;
    return this.load();
  }

  stop() {
    this.controller?.abort();
    this.controller = new AbortController();
  }

  async load() {
    const { signal } = this.controller;
    this.show("loading");
    try {
      const parameters = new URLSearchParams({ top: pageSizes[this.name], ...this.query() });
      if (this.token) parameters.set("token", this.token);
      const page = await ask(`/api/${this.name}?${parameters}`, signal);
      if (signal.aborted) return;
      const added = page[this.name].map((entry) => ({ ...entry, page }));
      this.entries.push(...added);
      this.token = page.token ?? null;
      this.show("ready");
      this.prepare(added, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      // Before the first run there is no list of customers.
      this.show(error.status === 404 ? "ready" : "failed");
    }
  }

  show(state) {
    this.state = state;
    this.render();
  }

  render() {
    const hadFocus = document.activeElement === this.more;
    this.head.replaceChildren(...this.columns.map((column) => element("th", { scope: "col", role: "columnheader", class: column.style ?? "" }, text[column.label])));
    this.body.replaceChildren(...this.entries.map((entry) => element("tr", { role: "row" }, ...this.columns.map((column) => {
      const cell = element("td", { role: "cell", "data-label": text[column.label], class: column.style ?? "" });
      column.fill(cell, entry);
      return cell;
    }))));
    this.table.hidden = this.entries.length === 0;
    this.status.textContent = this.state === "loading" ? text.loading
      : this.entries.length > 0 ? text.shown(number(this.entries.length))
      : this.state === "ready" ? text[this.empty] : "";
    this.notice.hidden = this.state !== "failed";
    this.problem.textContent = this.state === "failed" ? describe(this.error) : "";
    this.again.textContent = text.again;
    this.more.textContent = text.more;
    this.more.hidden = !(this.state !== "failed" && this.token);
    this.more.setAttribute("aria-disabled", String(this.state === "loading"));
    byId(this.name).setAttribute("aria-busy", String(this.state === "loading"));
    if (hadFocus && this.more.hidden) this.status.focus();
  }
}

function describe(error) {
  if (error.status === 410) return text.listGone;
  return error.status ? text.failed(error.status) : text.unreachable;
}

/** Reasons are read customer by customer, a few at once; they must be of the run that the list is of. */
async function loadReasons(customers, signal) {
  const waiting = [...customers];
  const work = async () => {
    for (let customer = waiting.shift(); customer && !signal.aborted; customer = waiting.shift()) {
      try {
        const found = await ask(`/api/customers?${new URLSearchParams({ id: customer.customerId })}`, signal);
        customer.reasons = found.runId === customer.page.runId ? found.reasons : "reasonsOfNewerRun";
      } catch (error) {
        if (signal.aborted) return;
        customer.reasons = error.status === 404 ? "reasonsOfNewerRun" : "reasonsFailed";
      }
      fillReasons(customer.cell, customer);
    }
  };
  await Promise.all(Array.from({ length: requestsAtOnce }, work));
}

function fillReasons(cell, customer) {
  customer.cell = cell;
  const { reasons } = customer;
  const said = (name) => element("span", { class: "quiet" }, text[name]);
  if (!reasons) cell.replaceChildren(said("loading"));
  else if (typeof reasons === "string") cell.replaceChildren(said(reasons));
  else if (reasons.length === 0) cell.replaceChildren(said("noReasons"));
  else cell.replaceChildren(element("ul", {}, ...reasons.map((reason) => element("li", {}, text === texts.zh ? reason.zh : reason.en))));
}

function fillExportNote(cell, entry) {
  const notes = [entry.message, ...entry.warnings].filter(Boolean).map(quote);
  if (entry.sameAs) notes.push(element("p", {}, text.sameAs(entry.sameAs)));
  for (const { severity, english, chinese } of entry.findings) {
    if (severity !== "note") notes.push(element("p", {}, text === texts.zh ? chinese : english));
  }
  for (const { count, firstLine, column, reason } of entry.rejections) {
    notes.push(element("p", {}, text.rejection(number(count), number(firstLine), column, reason)));
  }
  cell.append(element("div", {}, ...notes));
}

const lists = [
  new List("customers", {
    empty: "noCustomers",
    query: () => byId("band").value ? { band: byId("band").value } : {},
    prepare: loadReasons,
    columns: [
      { label: "customer", style: "name wide", fill: (cell, customer) => cell.append(element("span", {}, customer.customerId)) },
      { label: "band", fill: (cell, customer) => cell.append(chip(customer.band, bandLabel(customer.band))) },
      { label: "probability", style: "number", fill: (cell, customer) => cell.append(percent(customer.churnProbability)) },
      { label: "reasons", fill: fillReasons },
    ],
  }),
  new List("runs", {
    empty: "noRuns",
    columns: [
      { label: "run", style: "wide", fill: (cell, run) => cell.append(element("div", {}, run.runId, element("p", { class: "quiet" },
        { timer: text.startedByTimer, request: text.startedByRequest }[run.trigger] ?? run.trigger))) },
      { label: "status", fill: (cell, run) => cell.append(element("div", {}, chip(run.status, text.statuses[run.status]), run.isCurrent ? ` ${text.current}` : "")) },
      { label: "created", style: "time", fill: (cell, run) => cell.append(time(run.createdAt)) },
      { label: "asOf", style: "time", fill: (cell, run) => cell.append(day(run.asOf)) },
      { label: "predictions", style: "number", fill: (cell, run) => cell.append(number(run.predictions)) },
      { label: "note", style: "wide", fill: (cell, run) => cell.append(element("div", {}, run.reason ? quote(run.reason) : "")) },
    ],
  }),
  new List("exports", {
    empty: "noExports",
    columns: [
      { label: "export", style: "wide", fill: (cell, entry) => cell.append(element("div", {}, element("span", { class: "name" }, entry.name),
        element("p", { class: "quiet" }, text.kinds[entry.kind] ?? entry.kind))) },
      { label: "status", fill: (cell, entry) => cell.append(chip(entry.status, text.statuses[entry.status])) },
      { label: "uploaded", style: "time", fill: (cell, entry) => cell.append(time(entry.uploadedAt)) },
      { label: "rowsRead", style: "number", fill: (cell, entry) => cell.append(number(entry.rowsRead)) },
      { label: "accepted", style: "number", fill: (cell, entry) => cell.append(number(entry.accepted)) },
      { label: "rejected", style: "number", fill: (cell, entry) => cell.append(number(entry.rejected)) },
      { label: "duplicates", style: "number", fill: (cell, entry) => cell.append(number(entry.duplicates)) },
      { label: "note", style: "wide", fill: fillExportNote },
    ],
  }),
];

function loadAll() {
  byId("key-form").hidden = true;
  byId("lists").hidden = false;
  byId("refresh").hidden = false;
  byId("forget-key").hidden = !key.value;
  for (const list of lists) list.restart();
}

/** Shows the form in the lists' place. Of several answers 401 to requests with one key the first does it. */
function askForKey(rejected) {
  if (key.value !== rejected) return;
  for (const list of lists) list.stop();
  key.set(null);
  byId("lists").hidden = true;
  byId("refresh").hidden = true;
  byId("forget-key").hidden = true;
  byId("key-rejected").hidden = !rejected;
  byId("key-form").hidden = false;
  byId("key").focus();
}

function speak(name) {
  text = texts[name];
  document.documentElement.lang = text.locale;
  document.title = text.title;
  for (const labelled of document.querySelectorAll("[data-text]")) labelled.textContent = text[labelled.dataset.text];
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === name));
  for (const list of lists) list.render();
}

byId("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const given = byId("key").value.trim();
  byId("key").value = "";
  // A header cannot carry other characters, so it is no key.
  byId("key-rejected").hidden = /^[\x21-\x7e]+$/.test(given);
  if (!byId("key-rejected").hidden) return;
  key.set(given);
  loadAll();
});
byId("forget-key").addEventListener("click", () => {
  key.set(null);
  loadAll();
});
byId("refresh").addEventListener("click", loadAll);
byId("band").addEventListener("change", () => lists[0].restart());
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language.set(button.dataset.language);
    speak(button.dataset.language);
  });
}

const preferred = (navigator.languages ?? []).map((name) => name.slice(0, 2).toLowerCase());
speak([language.value, ...preferred].find((name) => Object.hasOwn(texts, name)) ?? "en");
loadAll();
