@NullMarked
package io.andon.standalone.plant;

import org.jspecify.annotations.NullMarked;
