/// How things are said: tables, trees and JSON of plugins and hooks, the banner of a starting server, the last words of a stopping one,
/// the commented configuration file. Nothing here decides anything.
package io.caelmor.distribution.text;
