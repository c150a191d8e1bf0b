package io.andon.core.notification;

import io.andon.schema.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one decision did to an incident.
 *
 * @param before as it was before; null when the decision opens it
 * @param incident as it is now
 * @param changes of its event, in order
 */
public record IncidentUpdate(@Nullable Incident before, Incident incident, List<Object> changes) {}
