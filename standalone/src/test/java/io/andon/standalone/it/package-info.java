/** The whole product against a real broker and a real schema registry, as its users meet it. */
package io.andon.standalone.it;
