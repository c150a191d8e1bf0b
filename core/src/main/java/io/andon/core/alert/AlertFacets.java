package io.andon.core.alert;

import io.andon.schema.internal.AlertRow;

/**
 * What an alert is listed by.
 *
 * @param active whether it holds
 * @param threat whether it is a threat
 */
public record AlertFacets(boolean active, boolean threat) {
  public static AlertFacets of(AlertRow row) {
    return new AlertFacets(row.getActive(), Threats.isThreat(row.getAlert()));
  }
}
