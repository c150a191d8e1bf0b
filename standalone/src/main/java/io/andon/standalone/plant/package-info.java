/**
 * The sample plant: real and simulated producers that give a demo something to correlate. The model
 * is pure: a seed and a start give the same emissions every time; only {@link
 * io.andon.standalone.plant.SamplePlant} knows clocks and Kafka.
 */
@NullMarked
package io.andon.standalone.plant;

import org.jspecify.annotations.NullMarked;
