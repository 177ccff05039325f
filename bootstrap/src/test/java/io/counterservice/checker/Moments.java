package io.counterservice.checker;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When each version of one counter can have begun and ended. Operations in the order of their versions can be given instants in
 * that order, each while its request was open, exactly when none of them ended before one with a lower version began; so one
 * pass with the latest beginning so far decides {@link Law#REAL_TIME}.
 */
final class Moments {
  private final long[] versions;
  /** Of the operations up to this one, the one that began last; −1 before any. */
  private final int[] lastToBegin;
  /** Of the operations from this one on, the one that ended first; {@code length} after all. */
  private final int[] firstToEnd;
  private final List<Chain.Link> links;
  private final Set<Integer> suspects = new HashSet<>();

  Moments(Chain chain, Findings findings) {
    links = chain.answered();
    versions = links.stream().mapToLong(Chain.Link::version).toArray();
    lastToBegin = new int[versions.length + 1];
    firstToEnd = new int[versions.length + 1];
    for (int i = 0; i < versions.length; i++)
      if (chain.isDisputed(versions[i]))
        suspects.add(i);
    checkOrder(findings);
    fill();
  }

  private void checkOrder(Findings findings) {
    int last = -1;
    int reported = -1;
    for (int i = 0; i < versions.length; i++) {
      if (last >= 0 && operation(i).completed() < operation(last).invoked()) {
        suspects.add(i);
        suspects.add(last);
        if (reported != last)
          findings.add(Law.REAL_TIME, operation(i) + " had ended before " + operation(last) + " began, yet its version is higher");
        reported = last;
      }
      if (last < 0 || operation(i).invoked() > operation(last).invoked())
        last = i;
    }
  }

  /** Operations whose times are in question bind nobody else, so that one fault is reported once. */
  private void fill() {
    lastToBegin[0] = -1;
    for (int i = 0; i < versions.length; i++) {
      int last = lastToBegin[i];
      boolean later = !suspects.contains(i) && (last < 0 || operation(i).invoked() > operation(last).invoked());
      lastToBegin[i + 1] = later ? i : last;
    }
    firstToEnd[versions.length] = versions.length;
    for (int i = versions.length - 1; i >= 0; i--) {
      int first = firstToEnd[i + 1];
      boolean earlier = !suspects.contains(i) && (first == versions.length || operation(i).completed() < operation(first).completed());
      firstToEnd[i] = earlier ? i : first;
    }
  }

  /** An operation of this version or below that began after {@code instant}: the version cannot have been there yet. */
  @Nullable
  Operation notYet(long version, long instant) {
    int last = lastToBegin[countUpTo(version)];
    return last >= 0 && operation(last).invoked() > instant ? operation(last) : null;
  }

  /** An operation above this version that ended before {@code instant}: the version cannot have been there any more. */
  @Nullable
  Operation noLonger(long version, long instant) {
    int first = firstToEnd[countUpTo(version)];
    return first < versions.length && operation(first).completed() < instant ? operation(first) : null;
  }

  /** The latest instant at which {@code version} can have been taken. */
  long deadline(long version) {
    int first = firstToEnd[countUpTo(version)];
    return first < versions.length ? operation(first).completed() : Long.MAX_VALUE;
  }

  private int countUpTo(long version) {
    int found = Arrays.binarySearch(versions, version);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private Operation operation(int index) {
    return links.get(index).operation();
  }
}
