/** What a model costs on this machine, hop by hop, against what the machine could do at best. */
package dev.nightjar.plugin.bench;
