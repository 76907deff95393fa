/** Putting the plug-ins where DAWs look for them, and taking them away again. */
package dev.nightjar.plugin.install;
