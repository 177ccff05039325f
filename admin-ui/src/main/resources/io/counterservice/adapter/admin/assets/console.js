// What only a browser can do for the console; every page reads and works without it. It listens on the document, for htmx puts parts in later.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const on = (type, selector, act) =>
    document.addEventListener(type, (event) => {
      const element = event.target.closest?.(selector);
      if (element) act(element, event);
    });

  // Tells those who do not see the page, when they have heard what they are listening to.
  const voice = document.body.appendChild(Object.assign(document.createElement("output"), { className: "vh" }));
  const say = (...words) => (voice.textContent = words.join(". "));

  // Copy buttons, data-copy="#id". Without https there is no clipboard, only the browser's own command.
  document.documentElement.classList.add("js");
  on("click", "[data-copy]", async (button) => {
    const source = document.querySelector(button.dataset.copy);
    const byHand = () => (source.select ? source.select() : getSelection().selectAllChildren(source), document.execCommand("copy"));
    const written = navigator.clipboard?.writeText((source.value ?? source.textContent).trim()) ?? Promise.reject();
    const isCopied = await written.then(() => true, byHand);
    say(isCopied ? "Copied" : "Selected, not copied");
    const turn = (from, to) => all("use", button).forEach((use) => use.setAttribute("href", use.getAttribute("href").replace(from, to)));
    if (isCopied) turn("#copy", "#check"), setTimeout(turn, 2_000, "#check", "#copy");
  });

  // Relative times, the instant in the viewer's zone as title. data-time="span" leaves out "ago", data-time="exact" shows the instant.
  const UNITS = [[86_400, "d"], [3_600, "h"], [60, "min"], [1, "s"]];
  const [instant, minute] = ["long", "short"].map((timeStyle) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle }));
  const distance = (milliseconds, form) => {
    const seconds = Math.floor(Math.abs(milliseconds) / 1_000);
    const [size, unit] = UNITS.find(([size]) => seconds >= size) ?? [0];
    const span = `${Math.floor(seconds / size)} ${unit}`;
    return !size ? "now" : form === "span" ? span : milliseconds < 0 ? `in ${span}` : `${span} ago`;
  };
  const freshen = () => {
    for (const time of all('time[datetime*="T"]').filter(({ dateTime }) => Date.parse(dateTime))) {
      const [at, form] = [Date.parse(time.dateTime), time.dataset.time];
      const words = form === "exact" ? minute.format(at) : distance(Date.now() - at, form);
      if (time.textContent !== words) time.textContent = words;
      time.title = instant.format(at);
    }
  };
  // The server says times by the viewer's clock from the next page on.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!document.cookie.includes(`counter-zone=${timeZone}`)) document.cookie = `counter-zone=${timeZone}; path=/console; max-age=31536000; samesite=lax; secure`;
  freshen();
  setInterval(() => document.hidden || freshen(), 10_000);
  ["visibilitychange", "htmx:load"].forEach((type) => document.addEventListener(type, freshen));

  // The bar and the words of a [data-counter] at a value. BigInt: other numbers are exact to 2^53 only.
  const standing = (room, range, isHome) => (isHome || room * 10n > range ? "" : room > 0n ? "Near" : "At");
  const move = (place, rail, state, value) => {
    const [min, max, initial] = ["min", "max", "initial"].map((name) => BigInt(rail.dataset[name]));
    const part = (point) => (point <= min ? 0 : point >= max ? 100 : Number(((point - min) * 10_000n) / (max - min)) / 100);
    const [fill, marker] = all("rect:not([class])", rail);
    const [at, zero, before] = [part(value), part(min <= 0n && max >= 0n ? 0n : min), parseFloat(marker.getAttribute("x"))];
    const put = (rect, name, percent) => rect.setAttribute(name, `${+percent.toFixed(2)}%`);
    all(".h", rail).forEach((held) => put(held, "x", parseFloat(held.getAttribute("x")) + at - before));
    put(fill, "x", Math.min(at, zero));
    put(fill, "width", Math.abs(at - zero));
    put(marker, "x", at);
    const [above, below] = [standing(max - value, max - min, max === initial), standing(value - min, max - min, min === initial)];
    const words = above ? `${above} maximum` : below && `${below} minimum`;
    const level = (above || below).toLowerCase();
    for (const name of ["near", "at"]) rail.classList.toggle(name, name === level);
    if (!state || state.textContent.trim() === words) return [];
    const href = document.querySelector("use").getAttribute("href").replace(/#.*/, level === "at" ? "#stop" : "#warn");
    state.innerHTML = words && `<span class="pill ${level}"><svg class="i" aria-hidden="true"><use href="${href}"/></svg>${words}</span>`;
    return words ? [`${place.dataset.counter}: ${words}`] : [];
  };

  // Live rows: one pass over all that changed, at most four times a second. A number flashes if it was still for a second.
  const [PAINT_MS, STILL_MS] = [250, 1_000];
  const seen = new WeakMap(); // <live-counter> → its value, and when it came
  const changed = new Map(); // <live-counter> → whether it flashes
  let paintedAt = -PAINT_MS;
  // What the buttons of a form will do, anew when the value has moved, once a second.
  let foretoldAt = 0;
  const foretell = () => {
    const by = document.querySelector("[data-counter] ~ section #by");
    if (!by || foretoldAt > performance.now() - STILL_MS) return;
    foretoldAt = performance.now();
    window.htmx?.trigger(by, "counted");
  };
  const paint = () => {
    paintedAt = performance.now();
    const news = [...changed].flatMap(([counter, isFlash]) => {
      counter.classList.toggle("ticked", isFlash);
      const place = counter.closest("[data-counter]");
      const [rail, state] = ["svg.rail[data-min]", ".state"].map((part) => place?.querySelector(part));
      return rail ? move(place, rail, state, BigInt(seen.get(counter).value)) : [];
    });
    changed.clear();
    foretell();
    if (news.length) say(...news);
  };
  document.addEventListener("counterchange", ({ target: counter, detail: value }) => {
    if (counter.closest(".huge") && value !== "0") document.querySelector("#counted").hidden = false;
    const now = performance.now();
    const before = seen.get(counter) ?? { value: counter.textContent.replace("−", "-").replace(/[^\d-]/g, ""), at: -STILL_MS };
    if (before.value === value || !/^-?\d+$/.test(value)) return;
    seen.set(counter, { value, at: now });
    if (!changed.size) setTimeout(() => requestAnimationFrame(paint), paintedAt + PAINT_MS - now);
    changed.set(counter, now - before.at >= STILL_MS && /\d/.test(before.value));
  });
  on("animationend", ".ticked", (counter) => counter.classList.remove("ticked"));

  // Sentences with numbers in them follow more slowly.
  setInterval(() => {
    for (const words of all("[data-room]")) {
      const place = words.closest("[data-counter]");
      const { min, max } = place.querySelector("svg.rail").dataset;
      const value = seen.get(place.querySelector("live-counter"))?.value;
      const far = (from, to) => String(BigInt(to) - BigInt(from)).replace(/\B(?=(\d{3})+$)/g, ",");
      const sentence = value && `${far(value, max)} up to the maximum, ${far(min, value)} down to the minimum`;
      if (value && words.textContent !== sentence) words.textContent = sentence;
    }
  }, 5_000);

  // Says that the numbers stand still, two seconds after the connection went.
  let lostAt;
  setInterval(() => {
    const now = performance.now();
    const counters = all("live-counter");
    lostAt = counters.some(({ dataset }) => dataset.state === "stale") ? (lostAt ?? now) : undefined;
    const isLost = now - lostAt > 2_000;
    const last = Math.max(0, ...counters.map((counter) => seen.get(counter)?.at ?? 0));
    const words = isLost ? `Reconnecting, ${last ? `last change ${distance(now - last)}` : "no change yet"}` : "Live";
    for (const place of all("[data-connection]")) {
      if (place.classList.toggle("near", isLost) !== place.textContent.startsWith("Reconnecting")) say(isLost ? "Reconnecting" : "Live again");
      if (place.textContent !== words) place.textContent = words;
    }
  }, 1_000);

  // What refreshes itself rests while nobody sees the page, and after the session leads to the sign-in page instead of showing it inside; but
  // not from under somebody who types: when that is sent, the sign-in page keeps it.
  let isTyped = false;
  on("input", "form[data-keep]", () => (isTyped = true));
  document.addEventListener("htmx:beforeRequest", (event) => document.hidden && event.target.matches("[hx-trigger^=every]") && event.preventDefault());
  document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
    if (!target.matches("[hx-trigger^=every]") || !detail.xhr.responseText.includes('class="door"')) return;
    detail.shouldSwap = false;
    if (!isTyped) location.reload();
  });

  // Dialogs: data-confirm="#id" opens one of this page, data-confirm alone the .dialog of the page that the link leads to.
  on("click", "[data-confirm]", async (opener, event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opener.dataset.confirm) return document.querySelector(opener.dataset.confirm).showModal();
    try {
      const page = new DOMParser().parseFromString(await (await fetch(opener.href)).text(), "text/html");
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.append(...page.querySelector(".dialog").childNodes);
      dialog.ariaLabel = dialog.querySelector("h1, h2").textContent;
      dialog.addEventListener("close", () => dialog.remove());
      window.htmx?.process(dialog);
      dialog.showModal();
    } catch {
      location.assign(opener.href);
    }
  });
  on("click", "dialog[open] [data-cancel]", (link, event) => (event.preventDefault(), link.closest("dialog").close()));
  // Menus, details.more, close by Escape and by a click elsewhere.
  document.addEventListener("click", ({ target }) => all(".more[open]").forEach((menu) => (menu.open = menu.contains(target))));
  on("keydown", ".more[open]", (menu, { key }) => key === "Escape" && ((menu.open = false), menu.querySelector("summary").focus()));

  // The theme, at once. The form tells the server, which writes it into the pages to come.
  on("submit", "form:has(button[name=theme])", (form, event) => {
    event.preventDefault();
    for (const button of all("button[name=theme]")) button.setAttribute("aria-pressed", button.value === event.submitter.value);
    const { dataset } = document.documentElement;
    event.submitter.value === "system" ? delete dataset.theme : (dataset.theme = event.submitter.value);
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)), redirect: "manual" }).catch(() => {});
  });

  // What was typed into a form[data-keep] comes back, if its answer was the sign-in page or never came: one form, of the same user.
  const user = document.querySelector(".who b")?.textContent;
  const keyOf = (form) => new URL(form.getAttribute("action") ?? "", location).pathname;
  const typed = (form) => [...form.elements].filter(({ name, type }) => name && !/password|hidden|file|submit|button|fieldset|output/.test(type));
  const idOf = ({ name, type, value }) => (/checkbox|radio/.test(type) ? `${name}=${value}` : name);
  on("submit", "form[data-keep]", (form) => {
    const fields = typed(form).map((field) => [idOf(field), { value: field.value, checked: field.checked }]);
    sessionStorage.kept = JSON.stringify({ user, key: keyOf(form), fields });
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { elt, successful, xhr } }) => {
    if (elt.matches("form[data-keep]") && successful && !xhr.responseText.includes('class="door"')) delete sessionStorage.kept;
  });
  const kept = JSON.parse(sessionStorage.kept ?? "null");
  const form = all("form[data-keep]").find((form) => keyOf(form) === kept?.key);
  const isAnswered = !kept?.isLost && performance.getEntriesByType("navigation")[0].redirectCount > 0;
  if (kept && document.querySelector(".door")) sessionStorage.kept = JSON.stringify({ ...kept, isLost: true });
  else if (kept && (form || !kept.isLost)) {
    delete sessionStorage.kept;
    if (!form || isAnswered || user !== kept.user) return;
    const lost = typed(form).filter((field, n) => kept.fields[n]?.[0] === idOf(field) && (field.value !== kept.fields[n][1].value || field.checked !== kept.fields[n][1].checked) && Object.assign(field, kept.fields[n][1]));
    if (!lost.length) return;
    form.dispatchEvent(new Event("input", { bubbles: true }));
    const words = say("What you had typed is here again. It is not saved yet.");
    document.body.append(Object.assign(voice.cloneNode(), { className: "note toast", textContent: words }));
  }
})();
