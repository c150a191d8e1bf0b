@NullMarked
package io.andon.standalone.plant.live;

import org.jspecify.annotations.NullMarked;
