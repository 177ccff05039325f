package io.counterservice.adapter.admin.page;

import java.util.function.Supplier;

/**
 * What every page shows around itself.
 *
 * @param assets the path below which style sheet and script are
 * @param csrf what each form has to send back
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param user the name of who is signed in; empty for nobody
 * @param toast takes what was done a moment ago, this once; empty for nothing. A page that sends a browser on leaves it alone
 */
record Frame(String assets, String csrf, String theme, String user, String role, boolean operates, boolean administers, String host,
    String origin, Supplier<String> toast) {}
