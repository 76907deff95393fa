/** What every training run in a folder has: its lock, its curve, its speed. [not real-time] */
package dev.nightjar.train.run;
