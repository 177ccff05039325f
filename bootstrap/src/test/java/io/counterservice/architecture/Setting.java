package io.counterservice.architecture;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** One key an operator may set, with its default as the documents show it. */
record Setting(String key, String documentedDefault) {

  /** The keys of a settings record. */
  static List<Setting> of(Class<?> settings) {
    String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(settings.getRecordComponents()).map(component -> of(prefix, settings, component)).toList();
  }

  private static Setting of(String prefix, Class<?> settings, RecordComponent component) {
    String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return new Setting(prefix + "." + name, defaultOf(settings, component));
  }

  private static String defaultOf(Class<?> settings, RecordComponent component) {
    return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .map(parameter -> parameter.getAnnotation(DefaultValue.class)).filter(given -> given != null)
        .map(given -> "`" + given.value()[0] + "`").findFirst().orElse("none");
  }
}
