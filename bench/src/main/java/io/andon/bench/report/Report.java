package io.andon.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The result of a benchmark: its last line on standard output, JSON. */
public final class Report {
  private final Map<String, Object> figures = new LinkedHashMap<>();

  public Report(String bench) {
    figures.put("bench", bench);
  }

  public Report add(String name, Object value) {
    figures.put(name, value);
    return this;
  }

  /** A figure with so many digits after the point. */
  public Report add(String name, double value, int digits) {
    double scale = Math.pow(10, digits);
    double rounded = Math.rint(value * scale) / scale;
    figures.put(name, digits == 0 ? (Object) (long) rounded : (Object) rounded);
    return this;
  }

  public void print() {
    try {
      System.out.println(new ObjectMapper().writeValueAsString(figures));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
