<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ConfigSummary</name>
    <message>
        <source>%1, %2 %3, batch %4, %5 epochs</source>
        <translation>%1, %2 %3, Batch %4, %5 Epochen</translation>
    </message>
</context>
<context>
    <name>DurationText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>About Sonorant</source>
        <translation>Über Sonorant</translation>
    </message>
    <message>
        <source>A workbench for training neural vocoders</source>
        <translation>Eine Werkbank zum Trainieren neuronaler Vocoder</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later</source>
        <translation>GNU General Public License, Version 3 oder später</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>In the plot</source>
        <translation>Im Diagramm</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>Move along the axis</source>
        <translation>Entlang der Achse verschieben</translation>
    </message>
    <message>
        <source>Show everything and follow the run</source>
        <translation>Alles zeigen und dem Lauf folgen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom along the axis; with Ctrl the values</source>
        <translation>Entlang der Achse vergrößern; mit Strg die Werte</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Pausing after this mini-batch</source>
        <translation>Hält nach diesem Mini-Batch an</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopping and saving</source>
        <translation>Beendet und speichert</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workbench for training neural vocoders.</source>
        <translation>Eine Werkbank zum Trainieren neuronaler Vocoder.</translation>
    </message>
    <message>
        <source>Folder or config.toml of the project to open.</source>
        <translation>Ordner oder config.toml des Projekts, das geöffnet werden soll.</translation>
    </message>
</context>
<context>
    <name>sonorant::Job</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sonorant::JobArea</name>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>Hält an ...</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Aufgaben</translation>
    </message>
</context>
<context>
    <name>sonorant::LogModel</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>sonorant::LogPanel</name>
    <message>
        <source>Epoch %1: training %2</source>
        <translation>Epoche %1: Training %2</translation>
    </message>
    <message>
        <source>, validation %1</source>
        <translation>, Validierung %1</translation>
    </message>
    <message>
        <source>, the best so far</source>
        <translation>, die bisher beste</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Which messages</source>
        <translation>Welche Meldungen</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>Run started</source>
        <translation>Lauf begonnen</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Run ended</source>
        <translation>Lauf beendet</translation>
    </message>
</context>
<context>
    <name>sonorant::LossPlot</name>
    <message>
        <source>Loss, learning rate and gradient norm</source>
        <translation>Verlust, Lernrate und Gradientennorm</translation>
    </message>
    <message>
        <source>Plus and minus zoom, the arrows move, Home shows everything and follows the run.</source>
        <translation>Plus und Minus vergrößern und verkleinern, die Pfeile verschieben, Pos1 zeigt alles und folgt dem Lauf.</translation>
    </message>
    <message>
        <source>Best: epoch %1, %2</source>
        <translation>Beste: Epoche %1, %2</translation>
    </message>
    <message>
        <source>Training of %1</source>
        <translation>Training von %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Learning
rate</source>
        <translation>Lern-
rate</translation>
    </message>
    <message>
        <source>Gradient
norm</source>
        <translation>Gradien-
tennorm</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training, smoothed</source>
        <translation>Training, geglättet</translation>
    </message>
    <message>
        <source>Training, each step</source>
        <translation>Training, jeder Schritt</translation>
    </message>
    <message>
        <source>Training, mean of epoch</source>
        <translation>Training, Epochenmittel</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Time since the start (h:min:s)</source>
        <translation>Zeit seit dem Start (h:min:s)</translation>
    </message>
    <message>
        <source>Step %1, epoch %2, %3</source>
        <translation>Schritt %1, Epoche %2, %3</translation>
    </message>
    <message>
        <source>Loss %1, smoothed %2</source>
        <translation>Verlust %1, geglättet %2</translation>
    </message>
    <message>
        <source>Learning rate %1, gradient %2</source>
        <translation>Lernrate %1, Gradient %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sonorant::MainWindow</name>
    <message>
        <source>&amp;Open a project ...</source>
        <translation>Projekt ö&amp;ffnen ...</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>&amp;Demo öffnen</translation>
    </message>
    <message>
        <source>&amp;Close the project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>A&amp;bout Sonorant</source>
        <translation>Ü&amp;ber Sonorant</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>The recording of %1 was not found.</source>
        <translation>Die Aufnahme von %1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>See output_dirs of the project.</source>
        <translation>Siehe output_dirs des Projekts.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>A run of this project is under way.</source>
        <translation>Ein Lauf dieses Projekts ist im Gange.</translation>
    </message>
    <message>
        <source>Stop it before you open another project.</source>
        <translation>Halten Sie ihn an, bevor Sie ein anderes Projekt öffnen.</translation>
    </message>
    <message>
        <source>The project cannot be opened: %1</source>
        <translation>Das Projekt kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>Anderes öffnen</translation>
    </message>
    <message>
        <source>%1 - Sonorant</source>
        <translation>%1 - Sonorant</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Projects (config.toml);;All files (*)</source>
        <translation>Projekte (config.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>Stop the training and close? The run is saved and can be continued.</source>
        <translation>Training anhalten und schließen? Der Lauf wird gespeichert und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Stop, save and close</source>
        <translation>Anhalten, speichern, schließen</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
</context>
<context>
    <name>sonorant::MessageArea</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>sonorant::PageList</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>sonorant::PlotTools</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What the curves stand over</source>
        <translation>Worüber die Kurven stehen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Log x</source>
        <translation>Log x</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>Log y</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Waagerechte Achse logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Senkrechte Achse logarithmisch</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Show everything and follow the run (Home, double click).
The wheel zooms along the axis, with Ctrl the values; dragging moves.</source>
        <translation>Alles zeigen und dem Lauf folgen (Pos1, Doppelklick).
Das Mausrad vergrößert entlang der Achse, mit Strg die Werte; Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>Export the plot</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Picture (PNG) ...</source>
        <translation>Bild (PNG) ...</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Drawing (SVG) ...</source>
        <translation>Zeichnung (SVG) ...</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Values (CSV) ...</source>
        <translation>Werte (CSV) ...</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>sonorant::ProgressPanel</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Progress of the %1</source>
        <translation>Fortschritt: %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>validation %1 of %2</source>
        <translation>Validierung %1 von %2</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1 s/s</source>
        <translation>%1 s/s</translation>
    </message>
    <message>
        <source>Seconds of audio trained on in a second</source>
        <translation>Sekunden Ton, mit denen in einer Sekunde trainiert wird</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
</context>
<context>
    <name>sonorant::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Appearance, help, about</source>
        <translation>Aussehen, Hilfe, Über</translation>
    </message>
    <message>
        <source>Program menu</source>
        <translation>Programmmenü</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Engine starting ...</source>
        <translation>Rechenkern startet ...</translation>
    </message>
    <message>
        <source>CPU, 1 thread</source>
        <translation>CPU, 1 Thread</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU, %1 Threads</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Kein Rechenkern</translation>
    </message>
    <message>
        <source>, epoch %1 of %2</source>
        <translation>, Epoche %1 von %2</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>Kein Projekt offen</translation>
    </message>
</context>
<context>
    <name>sonorant::RunListModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>This program trains here now.</source>
        <translation>Dieses Programm trainiert hier gerade.</translation>
    </message>
    <message>
        <source>Shown in front.</source>
        <translation>Wird vorn gezeigt.</translation>
    </message>
    <message>
        <source>Last written: %1</source>
        <translation>Zuletzt geschrieben: %1</translation>
    </message>
    <message>
        <source>Best epoch: %1</source>
        <translation>Beste Epoche: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Best loss</source>
        <translation>Bester Verlust</translation>
    </message>
</context>
<context>
    <name>sonorant::RunPanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>The runs of this project will be listed here. Tick one to lay its curves over the others.</source>
        <translation>Hier erscheinen die Läufe dieses Projekts. Ein Häkchen legt die Kurven eines Laufs über die anderen.</translation>
    </message>
    <message>
        <source>Runs of the project</source>
        <translation>Läufe des Projekts</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Put this run in front, and follow it while it is written (Enter)</source>
        <translation>Diesen Lauf nach vorn stellen und ihm folgen, solange er geschrieben wird (Eingabe)</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Train on from the newest checkpoint of this run</source>
        <translation>Vom neuesten Checkpoint dieses Laufs weiter trainieren</translation>
    </message>
    <message>
        <source>Open ...</source>
        <translation>Öffnen ...</translation>
    </message>
    <message>
        <source>Show a run that lies elsewhere, also while it is written</source>
        <translation>Einen Lauf zeigen, der woanders liegt, auch während er geschrieben wird</translation>
    </message>
    <message>
        <source>Open a run that lies elsewhere</source>
        <translation>Einen Lauf öffnen, der woanders liegt</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Ordner eines Laufs öffnen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Change an option and add the project here: queued runs train one after another.</source>
        <translation>Ändern Sie eine Option und stellen Sie das Projekt hier an: Die Läufe trainieren nacheinander.</translation>
    </message>
    <message>
        <source>Queued runs</source>
        <translation>Wartende Läufe</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Anstellen</translation>
    </message>
    <message>
        <source>Queue the project as it is configured now</source>
        <translation>Das Projekt anstellen, wie es jetzt eingestellt ist</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the selected run out of the queue</source>
        <translation>Den gewählten Lauf aus der Warteschlange nehmen</translation>
    </message>
</context>
<context>
    <name>sonorant::StartPage</name>
    <message>
        <source>Train neural vocoders on your recordings, and listen to what they learn.</source>
        <translation>Trainieren Sie neuronale Vocoder mit Ihren Aufnahmen, und hören Sie, was sie lernen.</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Demo öffnen</translation>
    </message>
    <message>
        <source>Twenty short recordings and a small model that trains in a few minutes</source>
        <translation>Zwanzig kurze Aufnahmen und ein kleines Modell, in wenigen Minuten trainiert</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>A folder with a config.toml</source>
        <translation>Ein Ordner mit einer config.toml</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>From a folder of recordings</source>
        <translation>Aus einem Ordner mit Aufnahmen</translation>
    </message>
    <message>
        <source>Import a config.py</source>
        <translation>config.py einlesen</translation>
    </message>
    <message>
        <source>A project of the Python framework, with its lists and folders</source>
        <translation>Ein Projekt des Python-Rahmens, mit seinen Listen und Ordnern</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Projects that you open will be listed here.</source>
        <translation>Hier erscheinen die Projekte, die Sie öffnen.</translation>
    </message>
</context>
<context>
    <name>sonorant::ThreadJob</name>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
</context>
<context>
    <name>sonorant::TrainPage</name>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>The curves of the training will appear here.</source>
        <translation>Hier erscheinen die Kurven des Trainings.</translation>
    </message>
    <message>
        <source>Open a project to train its model and watch it here.</source>
        <translation>Öffnen Sie ein Projekt, um sein Modell zu trainieren und hier zuzusehen.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
</context>
<context>
    <name>sonorant::TrainingActions</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Hold between two mini-batches; nothing is lost</source>
        <translation>Zwischen zwei Mini-Batches warten; nichts geht verloren</translation>
    </message>
    <message>
        <source>Save and end the run; it can be continued</source>
        <translation>Speichern und den Lauf beenden; er kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on where the run was paused</source>
        <translation>Dort weitermachen, wo der Lauf angehalten wurde</translation>
    </message>
    <message>
        <source>Train the open project</source>
        <translation>Das offene Projekt trainieren</translation>
    </message>
    <message>
        <source>The configuration cannot be trained with. %1: %2</source>
        <translation>Mit dieser Konfiguration kann nicht trainiert werden. %1: %2</translation>
    </message>
    <message>
        <source>Open Configure</source>
        <translation>Konfiguration öffnen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Anhalten und speichern</translation>
    </message>
    <message>
        <source>Nothing that was trained is lost. Free some space, then go on.</source>
        <translation>Nichts Trainiertes ist verloren. Schaffen Sie Platz, dann geht es weiter.</translation>
    </message>
    <message>
        <source>Nothing that was trained is lost. Put the files back, then go on.</source>
        <translation>Nichts Trainiertes ist verloren. Legen Sie die Dateien zurück, dann geht es weiter.</translation>
    </message>
    <message>
        <source>The loss is no finite number any more.</source>
        <translation>Der Verlust ist keine endliche Zahl mehr.</translation>
    </message>
    <message>
        <source>The run is paused. Epoch %1 is saved and was still good.</source>
        <translation>Der Lauf wartet. Epoche %1 ist gespeichert und war noch gut.</translation>
    </message>
    <message>
        <source>Go back, halve the rate</source>
        <translation>Zurück, halbe Lernrate</translation>
    </message>
    <message>
        <source>Go back to epoch %1</source>
        <translation>Zurück zu Epoche %1</translation>
    </message>
    <message>
        <source>The run is paused. No epoch was finished before; a lower learning rate usually helps.</source>
        <translation>Der Lauf wartet. Noch keine Epoche war fertig; meist hilft eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>Start again, halve the rate</source>
        <translation>Neu beginnen, halbe Lernrate</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>The run was stopped; the queue waits.</source>
        <translation>Der Lauf wurde angehalten; die Warteschlange wartet.</translation>
    </message>
    <message>
        <source>Start the next run</source>
        <translation>Nächsten Lauf starten</translation>
    </message>
    <message>
        <source>The run has finished.</source>
        <translation>Der Lauf ist fertig.</translation>
    </message>
</context>
<context>
    <name>sonorant::TrainingController</name>
    <message>
        <source>A run is under way.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message>
        <source>The training engine is not ready yet.</source>
        <translation>Der Rechenkern ist noch nicht bereit.</translation>
    </message>
    <message>
        <source>Stop it first, or add this one to the queue.</source>
        <translation>Halten Sie ihn zuerst an, oder stellen Sie diesen an.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>sonorant::TrainingJob</name>
    <message>
        <source>, epoch %1 of %2</source>
        <translation>, Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1 s of audio/s</source>
        <translation>%1 s Ton/s</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
</TS>
