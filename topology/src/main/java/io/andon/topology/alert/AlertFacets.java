package io.andon.topology.alert;

import io.andon.schema.internal.AlertRow;

/**
 * What an alert is listed by.
 *
 * @param active whether it holds
 * @param placed whether it says where on earth it is: a threat does
 */
public record AlertFacets(boolean active, boolean placed) {
  public static AlertFacets of(AlertRow row) {
    return new AlertFacets(
        row.getActive(),
        row.getAlert().getLocation() != null || row.getAlert().getCoordinates() != null);
  }
}
