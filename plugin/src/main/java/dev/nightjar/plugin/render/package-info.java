/** Songs into sound files. */
package dev.nightjar.plugin.render;
