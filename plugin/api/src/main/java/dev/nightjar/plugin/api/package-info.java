/** What a plug-in written in Java is compiled against. Needs nothing but the JDK. */
package dev.nightjar.plugin.api;
