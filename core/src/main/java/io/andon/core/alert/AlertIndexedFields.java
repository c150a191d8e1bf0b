package io.andon.core.alert;

import io.andon.schema.internal.AlertRow;

/**
 * What an alert is listed by.
 *
 * @param active whether it holds
 * @param threat whether it is a threat
 */
public record AlertIndexedFields(boolean active, boolean threat) {
  public static AlertIndexedFields of(AlertRow row) {
    return new AlertIndexedFields(row.getActive(), Threats.isThreat(row.getAlert()));
  }
}
