/** What a demo shows in its terminal while the sample plant runs. */
@NullMarked
package io.andon.standalone.plant.live;

import org.jspecify.annotations.NullMarked;
