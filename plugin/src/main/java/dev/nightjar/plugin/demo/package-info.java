/** The demonstration: real speech in honest, synthetic noise. */
package dev.nightjar.plugin.demo;
