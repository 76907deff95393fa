/**
 * The folder of plug-ins written in Java: jars found, tried out, and opened, none of them trusted.
 */
package dev.nightjar.plugin.jars;
