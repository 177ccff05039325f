// <live-counter name="downloads">12,345</live-counter> shows the live value of a counter; see docs/using/badges-and-embeds.md.
// Its content is shown while there is no value. All elements of a page that ask the same server share one WebSocket.
(() => {
  if (customElements.get("live-counter")) return;

  const HEARTBEAT_MS = 15_000;
  const RETRY_MAX_S = 30;
  const FORMATS = { full: { useGrouping: false }, short: { notation: "compact" } };

  const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');
  const home = new URL(".", script?.src ?? location).href;
  const connections = new Map();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("span{display:inline-block;font-variant-numeric:tabular-nums}[hidden]{display:none}");

  // JavaScript's own numbers are exact to 2^53 only.
  const digitsOf = (field, text) => text.match(`"${field}":\\s*(-?\\d+)`)?.[1];

  class Connection {
    #address;
    #ticketUrl;
    #elements = new Map(); // name → the elements that show it
    #seen = new Map(); // name → its last value and version
    #told = new Set(); // the names that the server knows of
    #socket; // or an attempt at one
    #rate;
    #heartbeat;
    #isSilent;
    #retry; // the wait for the next attempt
    #failures = 0;

    constructor(address, ticketUrl) {
      this.#address = address;
      this.#ticketUrl = ticketUrl;
    }

    add(element, name) {
      if (!this.#elements.has(name)) this.#elements.set(name, new Set());
      this.#elements.get(name).add(element);
      if (this.#seen.has(name)) element.show(this.#seen.get(name).value, this.#told.has(name));
      queueMicrotask(() => this.#settle());
    }

    remove(element, name) {
      this.#elements.get(name).delete(element);
      if (!this.#elements.get(name).size) this.#elements.delete(name);
      queueMicrotask(() => this.#settle());
    }

    wake() {
      if (this.#retry) this.#connect();
    }

    #settle() {
      if (!this.#elements.size) this.#lose();
      else if (this.#socket) this.#subscribe();
      else if (!this.#retry) this.#connect();
    }

    async #connect() {
      this.#retry = clearTimeout(this.#retry);
      this.#isSilent = true;
      this.#heartbeat = setInterval(() => (this.#isSilent ? this.#lose() : this.#ping()), HEARTBEAT_MS);
      const attempt = (this.#socket = {});
      try {
        const address = new URL(this.#address);
        if (this.#ticketUrl) {
          const answer = await fetch(this.#ticketUrl, { method: "POST", credentials: "same-origin" });
          address.searchParams.set("ticket", (await answer.json()).ticket);
        }
        if (attempt !== this.#socket) return;
        const socket = (this.#socket = new WebSocket(address));
        socket.onmessage = ({ data }) => this.#receive(data);
        socket.onclose = () => this.#lose();
      } catch {
        if (attempt === this.#socket) this.#lose();
      }
    }

    #ping() {
      this.#isSilent = true;
      this.#send('{"type":"ping"}');
    }

    #lose() {
      clearInterval(this.#heartbeat);
      this.#retry = clearTimeout(this.#retry);
      if (this.#socket) this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket?.close?.();
      this.#socket = null;
      this.#told.clear();
      this.#rate = 0;
      this.#elements.forEach((elements) => elements.forEach((element) => element.age()));
      const seconds = Math.min(RETRY_MAX_S, 2 ** ++this.#failures);
      if (this.#elements.size) this.#retry = setTimeout(() => this.#connect(), seconds * (500 + 500 * Math.random()));
    }

    #send(text) {
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
    }

    #subscribe() {
      if (!this.#rate) return;
      const gone = [...this.#told].filter((name) => !this.#elements.has(name));
      const added = [...this.#elements.keys()].filter((name) => !this.#told.has(name));
      const since = added.filter((name) => this.#seen.has(name)).map((name) => `"${name}":${this.#seen.get(name).version}`);
      if (gone.length) this.#send(JSON.stringify({ type: "unsubscribe", counters: gone }));
      if (added.length) this.#send(`{"type":"subscribe","counters":${JSON.stringify(added)},"since":{${since}},"updatesPerSecond":${this.#rate}}`);
      for (const name of gone) this.#told.delete(name), this.#seen.delete(name);
      for (const name of added) this.#told.add(name);
    }

    #receive(text) {
      this.#isSilent = false;
      const frame = JSON.parse(text);
      const name = frame.name;
      const elements = this.#elements.get(name) ?? [];
      if (frame.type === "hello") {
        this.#rate = Math.min(4, frame.updatesPerSecondMax);
        this.#subscribe();
        this.#ping();
      } else if (frame.type === "pong") this.#confirm();
      else if (frame.type === "error") {
        // The server may lack the version: ask without it.
        if (this.#seen.delete(name) && this.#told.delete(name)) this.#subscribe();
        else elements.forEach((element) => element.fail(frame.problem.detail));
      } else if (frame.type === "deleted" || frame.value === null) {
        this.#seen.delete(name);
        elements.forEach((element) => element.fail("There is no such counter"));
      } else if (frame.type === "snapshot" || frame.type === "change") {
        const value = digitsOf("value", text);
        this.#seen.set(name, { value, version: digitsOf("version", text) });
        elements.forEach((element) => element.show(value, true));
      }
    }

    // The server has read all that was sent before the ping.
    #confirm() {
      this.#failures = 0;
      for (const [name, { value }] of this.#seen) this.#elements.get(name)?.forEach((element) => element.show(value, true));
    }
  }

  class LiveCounter extends HTMLElement {
    static observedAttributes = ["name", "server", "ticket-url", "format", "lang"];
    #value = document.createElement("span");
    #content = document.createElement("slot");
    #leave;
    #numbers;
    #digits;
    #width = 0;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.#value.part = "value";
      root.append(this.#value, this.#content);
      this.#hide();
    }

    connectedCallback() {
      this.dataset.state = "stale";
      try {
        this.#numbers = new Intl.NumberFormat(this.closest("[lang]")?.lang || undefined, FORMATS[this.getAttribute("format")]);
        const address = new URL("live", (this.getAttribute("server") ?? home).replace(/\/*$/, "/"));
        address.protocol = address.protocol.replace("http", "ws");
        const ticketUrl = this.getAttribute("ticket-url") ?? "";
        const name = this.getAttribute("name") ?? "";
        if (!/^[a-z\d][\w.:-]{0,127}$/i.test(name)) throw new Error("name must be a counter's name");
        const key = address + " " + ticketUrl;
        if (!connections.has(key)) connections.set(key, new Connection(address, ticketUrl));
        connections.get(key).add(this, name);
        this.#leave = () => connections.get(key).remove(this, name);
      } catch (error) {
        this.fail(error.message);
      }
    }

    disconnectedCallback() {
      this.#leave?.();
      this.#leave = null;
      this.#hide();
    }

    attributeChangedCallback() {
      if (!this.isConnected) return;
      this.disconnectedCallback();
      this.connectedCallback();
    }

    show(digits, isLive) {
      this.dataset.state = isLive ? "live" : "stale";
      if (digits === this.#digits) return;
      this.#digits = digits;
      this.removeAttribute("title");
      const text = this.#numbers.format(BigInt(digits)).replace("-", "−");
      // As wide as the widest so far.
      this.#width = Math.max(this.#width, (text.length + text.replace(/[^\p{L}\p{N}]/gu, "").length) / 2);
      this.#value.style.minWidth = this.#width + "ch";
      this.#value.textContent = text;
      this.#content.hidden = !(this.#value.hidden = false);
      this.dispatchEvent(new CustomEvent("counterchange", { bubbles: true, detail: digits }));
    }

    // It may not be the newest any more.
    age() {
      if (this.dataset.state === "live") this.dataset.state = "stale";
    }

    fail(reason) {
      this.#hide();
      this.title = reason;
      this.dataset.state = "error";
    }

    #hide() {
      this.#digits = null;
      this.#content.hidden = !(this.#value.hidden = true);
    }
  }
  customElements.define("live-counter", LiveCounter);

  const wake = () => document.hidden || connections.forEach((connection) => connection.wake());
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
})();
