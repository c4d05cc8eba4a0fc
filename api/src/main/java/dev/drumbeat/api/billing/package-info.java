/** What people see who have paid by a link. */
@NullMarked
package dev.drumbeat.api.billing;

import org.jspecify.annotations.NullMarked;
