package io.counterservice.adapter.admin.page;

/**
 * What every page shows around itself.
 *
 * @param assets the path below which style sheet and script are
 * @param csrf what each form has to send back
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param user the name of who is signed in; empty for nobody
 * @param toast what was done a moment ago; empty for nothing
 */
record Frame(String assets, String csrf, String theme, String user, String role, boolean operates, boolean administers, String host,
    String origin, String toast) {}
