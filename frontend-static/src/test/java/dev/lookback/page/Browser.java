package dev.lookback.page;

import static org.awaitility.Awaitility.await;

import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;

/** A reader with a browser: what they open, press and see. */
public final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String address;

    public Browser(Path profile, String address) {
        this.driver = Chromium.start(profile);
        this.address = address;
        command("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
    }

    /** A page that nobody had open before, with nothing remembered. */
    public void open(String route) {
        // Between two routes of the same page nothing would be loaded.
        driver.get("about:blank");
        command("Storage.clearDataForOrigin", Map.of("origin", address, "storageTypes", "local_storage"));
        driver.get(address + "/" + route);
        see("main");
    }

    public void reload() {
        driver.navigate().refresh();
        see("main");
    }

    public void back() {
        driver.navigate().back();
    }

    public String route() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(address.length() + 1);
    }

    /** The element that the selector names, as soon as it is there. */
    public WebElement see(String selector) {
        return await(selector)
                .atMost(LIMIT)
                .until(() -> driver.findElements(By.cssSelector(selector)), found -> !found.isEmpty())
                .getFirst();
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public String text(String selector) {
        return see(selector).getText();
    }

    public void awaits(ThrowingRunnable assertion) {
        await().atMost(LIMIT)
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(assertion);
    }

    /** Selectors are looked for anew until one is there and can be clicked. */
    public void click(String selector) {
        await(selector).atMost(LIMIT).ignoreExceptions().until(() -> {
            driver.findElement(By.cssSelector(selector)).click();
            return true;
        });
    }

    public void clickText(String selector, String text) {
        await(text).atMost(LIMIT).ignoreExceptions().until(() -> {
            WebElement wanted = all(selector).stream()
                    .filter(element -> element.getText().strip().equals(text))
                    .findFirst()
                    .orElseThrow();
            wanted.click();
            return true;
        });
    }

    public void choose(String selector, String value) {
        see(selector)
                .findElement(By.cssSelector("option[value='" + value + "']"))
                .click();
    }

    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public void type(String selector, String text) {
        see(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, text);
    }

    public void enter(String selector, String text) {
        type(selector, text + Keys.ENTER);
    }

    /** Draws from one place to another within an element; both are parts of its width. */
    public void draw(String selector, double from, double to) {
        WebElement element = see(selector);
        int width = element.getSize().getWidth();
        new Actions(driver)
                .moveToElement(element, (int) ((from - 0.5) * width), 0)
                .clickAndHold()
                .moveToElement(element, (int) ((to - 0.5) * width), 0)
                .release()
                .perform();
    }

    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void prefer(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    public void screenshot(Path file) throws IOException {
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What was copied last. */
    public String clipboard() {
        command(
                "Browser.grantPermissions",
                Map.of("origin", address, "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        return String.valueOf(
                driver.executeAsyncScript("navigator.clipboard.readText().then(arguments[arguments.length - 1])"));
    }

    /** Where files that are saved go. */
    public void saveTo(Path directory) {
        command("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", directory.toString()));
    }

    /** What the console has said since it was last asked: errors, of which a request that failed is one, and warnings. */
    public List<String> takeErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }
}
