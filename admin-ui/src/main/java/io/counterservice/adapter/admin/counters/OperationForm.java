package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The form that changes a value, and the page that asks before it does what cannot be seen in advance. */
final class OperationForm {
  private static final String BY_RULE = "must be a whole number from 1 to 9,223,372,036,854,775,807";

  private OperationForm() {}

  /**
   * What would become of a value.
   *
   * @param by by how much it would move
   */
  public record Confirmation(String operation, String title, String button, String before, String by, String after, String once) {}

  /** The update the form asks for, or null where something in it is wrong. */
  static @Nullable Update update(CounterName name, Form form, Caller by) {
    Operation operation = operation(form.text("op"), form);
    String why = Reasons.of(form);
    if (operation == null || form.isWrong())
      return null;
    return new Update(name, operation, by.actor(), null, Once.key(form.text("once")), why, by.address());
  }

  /** The same change for a look ahead, which needs neither reason nor key. */
  static @Nullable Update preview(CounterName name, Form form, Actor by, String operation) {
    Operation add = operation(operation, form);
    return add == null || form.isWrong() ? null : Update.of(name, add, by);
  }

  private static @Nullable Operation operation(String operation, Form form) {
    return switch (operation) {
      case "increment" -> add(1, form);
      case "decrement" -> add(-1, form);
      case "set" -> new Operation.Set(form.needed("value"));
      case "reset" -> new Operation.Reset();
      case "delete" -> new Operation.Delete();
      default -> {
        form.refuse("form", "Choose what to do.");
        yield null;
      }
    };
  }

  private static @Nullable Operation add(int sign, Form form) {
    Long by = form.number("by");
    if (by == null || by < 1) {
      form.refuse("by", BY_RULE);
      return null;
    }
    return new Operation.Add(sign * by, form.text("mode").equals("clamp") ? BoundPolicy.CLAMP : BoundPolicy.REJECT);
  }

  /** Whether the form is the one of the page that asks first. */
  static boolean isConfirmed(Form form) {
    return form.has("confirmed");
  }

  static Confirmation confirmation(Counter counter, Form form) {
    String operation = form.text("op");
    String name = counter.name().value();
    String once = form.text("once").isEmpty() ? Once.next() : form.text("once");
    String before = Numbers.text(counter.value());
    return switch (operation) {
      case "set" -> new Confirmation("set", "Set " + name + " to another value?", "Set the value", before, "", "", once);
      case "delete" -> new Confirmation("delete", "Delete " + name + "?", "Delete the counter", before, "", "", once);
      default -> {
        long initial = counter.definition().initialValue();
        BigInteger by = BigInteger.valueOf(initial).subtract(BigInteger.valueOf(counter.value()));
        yield new Confirmation("reset", "Reset " + name + " to its initial value?", "Reset to " + Numbers.text(initial), before,
            Numbers.change(by), Numbers.text(initial), once);
      }
    };
  }

  static String gives(Outcome.Applied applied) {
    return "gives " + Numbers.text(applied.value()) + (applied.clamped() ? ", at the bound" : "");
  }

  /** What was done, for the next page. */
  static String done(Update update, Outcome.Applied applied) {
    String value = Numbers.text(applied.value());
    return switch (update.operation()) {
      case Operation.Delete _ -> update.counter() + " is deleted";
      case Operation.Reset _ -> "Reset to " + value;
      case Operation.Set _ -> "Set to " + value;
      case Operation.Add _ -> "Changed by " + Numbers.change(applied.applied()) + ", now " + value;
      case Operation.Create _,Operation.Replace _,Operation.Edit _ -> update.counter() + " is saved";
    };
  }

  static String next(Update update) {
    return update.operation() instanceof Operation.Delete ? "/console/counters" : "/console/counters/" + update.counter();
  }
}
