package io.counterservice.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's browser without a screen, for the tests of a class: it is launched before the first of them, by the thread that they all run on, and every
 * visit ends with its test. Where there is no browser they are skipped.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Assumptions.assumeTrue(Files.isExecutable(EXECUTABLE), "Debian's chromium is not installed");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(arguments()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    leave();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null)
      browser.close();
    if (playwright != null)
      playwright.close();
  }

  /** Chromium's sandbox refuses root. */
  private static List<String> arguments() {
    return System.getProperty("user.name", "").equals("root") ? List.of("--no-sandbox") : List.of();
  }

  /** A page of a visitor who was never here before, with English and a light screen. */
  Page page() {
    return visitor(new Browser.NewContextOptions()).newPage();
  }

  Page darkPage() {
    return visitor(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK)).newPage();
  }

  Page pageWithoutScripts() {
    return visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false)).newPage();
  }

  /** A browser with a window of a size, in which a whole page stays open. */
  BrowserContext window(int width, int height, boolean hasScripts, ColorScheme scheme) {
    return browser().newContext(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(width, height)
        .setJavaScriptEnabled(hasScripts).setColorScheme(scheme));
  }

  private BrowserContext visitor(Browser.NewContextOptions options) {
    return browser().newContext(options.setLocale("en-US").setViewportSize(640, 360).setDeviceScaleFactor(2));
  }

  /** Ends all visits. */
  void leave() {
    List.copyOf(browser().contexts()).forEach(BrowserContext::close);
  }

  /** Keeps a picture of what the page shows in {@code target/screenshots}. */
  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  private Browser browser() {
    return Objects.requireNonNull(browser);
  }
}
