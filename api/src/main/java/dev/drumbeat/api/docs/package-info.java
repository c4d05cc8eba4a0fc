/** The API's own description, OpenAPI 3.1, made from the controllers and their records. */
@NullMarked
package dev.drumbeat.api.docs;

import org.jspecify.annotations.NullMarked;
