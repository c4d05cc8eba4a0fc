/** People over the API: owners, contacts, and who must not be addressed. */
@NullMarked
package dev.drumbeat.api.contact;

import org.jspecify.annotations.NullMarked;
