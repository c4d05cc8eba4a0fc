/** People and how to reach them: owners, contacts, contact points, and what forbids to use one. */
@NullMarked
package dev.drumbeat.db.contact;

import org.jspecify.annotations.NullMarked;
