/** Sound devices of this machine, as Java Sound shows them, and blocks on their way there. */
package dev.nightjar.plugin.sound;
