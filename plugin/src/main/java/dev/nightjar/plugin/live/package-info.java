/** Live sound: from an input device through an engine to an output device. */
package dev.nightjar.plugin.live;
