<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AbxText</name>
    <message>
        <source>p &lt; %1</source>
        <translation>p &lt; %1</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 right, %3</source>
        <translation>%1 von %2 richtig, %3</translation>
    </message>
    <message>
        <source>broken off after %1 of %2</source>
        <translation>abgebrochen nach %1 von %2</translation>
    </message>
</context>
<context>
    <name>ColorMap</name>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Diverging</source>
        <translation>Divergierend</translation>
    </message>
</context>
<context>
    <name>ConfigSummary</name>
    <message>
        <source>%1, %2 %3, batch %4, %5 epochs</source>
        <translation>%1, %2 %3, Batch %4, %5 Epochen</translation>
    </message>
</context>
<context>
    <name>DocumentText</name>
    <message>
        <source>sample %1</source>
        <translation>Abtastwert %1</translation>
    </message>
    <message>
        <source>dimension %1</source>
        <translation>Dimension %1</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Frame %1</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Abtastwerte</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Abtastwerte</translation>
    </message>
    <message>
        <source>%1 dimensions</source>
        <translation>%1 Dimensionen</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 frames × %2</source>
        <translation>%1 Frames × %2</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>minus infinite</source>
        <translation>minus unendlich</translation>
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
    <name>FindingText</name>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Folder missing</source>
        <translation>Ordner fehlt</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Datei beschädigt</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>Datei leer</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Sampling rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Lengths do not fit</source>
        <translation>Längen passen nicht</translation>
    </message>
    <message>
        <source>Lengths differ a little</source>
        <translation>Längen weichen etwas ab</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Zu kurz</translation>
    </message>
    <message>
        <source>NaN or infinite</source>
        <translation>NaN oder unendlich</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Übersteuert</translation>
    </message>
    <message>
        <source>F0 out of range</source>
        <translation>F0 außer Bereich</translation>
    </message>
    <message>
        <source>No voiced frame</source>
        <translation>Kein stimmhafter Rahmen</translation>
    </message>
    <message>
        <source>Listed twice</source>
        <translation>Doppelt gelistet</translation>
    </message>
    <message>
        <source>In training, too</source>
        <translation>Auch im Training</translation>
    </message>
    <message>
        <source>Information</source>
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
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Nicht angesehen</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>%1, %2 more</source>
        <translation>%1, %2 weitere</translation>
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
    <name>ListenText</name>
    <message>
        <source>Untrained</source>
        <translation>Untrainiert</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Within epoch %1</source>
        <translation>In Epoche %1</translation>
    </message>
    <message>
        <source>Best (epoch %1)</source>
        <translation>Beste (Epoche %1)</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>Sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>Trainingssatz</translation>
    </message>
    <message>
        <source>Name of the training set, used for its cache files. With several subsets, one name for all (the subsets are then called NAME_sub_0, NAME_sub_1, ...) or a list with one name for each.</source>
        <translation>Name des Trainingssatzes, auch für seine Zwischenspeicher. Bei mehreren Teilmengen ein Name für alle (sie heißen dann NAME_sub_0, NAME_sub_1, ...) oder eine Liste mit einem Namen für jede.</translation>
    </message>
    <message>
        <source>Validation set</source>
        <translation>Validierungssatz</translation>
    </message>
    <message>
        <source>Name of the validation set, as for the training set. Left out: training runs without validation, and every epoch counts as the best so far.</source>
        <translation>Name des Validierungssatzes, wie beim Trainingssatz. Ohne ihn wird nicht validiert, und jede Epoche gilt als die bisher beste.</translation>
    </message>
    <message>
        <source>Training lists</source>
        <translation>Trainingslisten</translation>
    </message>
    <message>
        <source>One entry per subset: the path of a text file with one utterance name (without extension) per line, or a list of the names themselves. An empty entry, or no lists at all: every file of the subset&apos;s first input folder.</source>
        <translation>Ein Eintrag je Teilmenge: der Pfad einer Textdatei mit einem Äußerungsnamen (ohne Endung) je Zeile, oder eine Liste der Namen selbst. Ein leerer Eintrag oder gar keine Listen: alle Dateien im ersten Eingabeordner der Teilmenge.</translation>
    </message>
    <message>
        <source>Validation lists</source>
        <translation>Validierungslisten</translation>
    </message>
    <message>
        <source>One entry per subset, as for the training lists; the files come from the same folders.</source>
        <translation>Ein Eintrag je Teilmenge, wie bei den Trainingslisten; die Dateien kommen aus denselben Ordnern.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Names of utterances that belong to no set, whatever the lists say. Checking the data offers to put bad recordings here.</source>
        <translation>Namen von Äußerungen, die zu keinem Satz gehören, was auch immer in den Listen steht. Die Prüfung der Daten bietet an, schlechte Aufnahmen hier einzutragen.</translation>
    </message>
    <message>
        <source>Input features</source>
        <translation>Eingabemerkmale</translation>
    </message>
    <message>
        <source>Input folders</source>
        <translation>Eingabeordner</translation>
    </message>
    <message>
        <source>For each subset a list of folders, one folder per input feature.</source>
        <translation>Für jede Teilmenge eine Liste von Ordnern, ein Ordner je Eingabemerkmal.</translation>
    </message>
    <message>
        <source>Input extensions</source>
        <translation>Eingabeendungen</translation>
    </message>
    <message>
        <source>File extension of each input feature, e.g. &quot;.mfbsp&quot;. &quot;.wav&quot; and &quot;.flac&quot; are waveforms, &quot;.npy&quot; NumPy arrays, anything else raw little-endian float32. F0 comes last where a model needs it; for &quot;.f0&quot; only voiced frames count in the statistics.</source>
        <translation>Dateiendung jedes Eingabemerkmals, z. B. &quot;.mfbsp&quot;. &quot;.wav&quot; und &quot;.flac&quot; sind Wellenformen, &quot;.npy&quot; NumPy-Felder, alles andere rohe float32 (little-endian). F0 steht am Ende, wo ein Modell es braucht; bei &quot;.f0&quot; zählen nur stimmhafte Rahmen in der Statistik.</translation>
    </message>
    <message>
        <source>Input dimensions</source>
        <translation>Eingabedimensionen</translation>
    </message>
    <message>
        <source>Values per frame of each input feature: 80 for a mel spectrogram of 80 bands, 1 for F0.</source>
        <translation>Werte je Rahmen für jedes Eingabemerkmal: 80 für ein Mel-Spektrogramm mit 80 Bändern, 1 für F0.</translation>
    </message>
    <message>
        <source>Input resolutions</source>
        <translation>Eingabeauflösungen</translation>
    </message>
    <message>
        <source>steps per frame</source>
        <translation>Schritte je Rahmen</translation>
    </message>
    <message>
        <source>How many output-rate steps one frame of each input feature lasts: 80 for frames every 5 ms and a waveform at 16 kHz. All inputs share one value.</source>
        <translation>Wie viele Schritte der Ausgabe ein Rahmen jedes Eingabemerkmals dauert: 80 bei Rahmen alle 5 ms und einer Wellenform mit 16 kHz. Alle Eingaben haben denselben Wert.</translation>
    </message>
    <message>
        <source>Normalise inputs</source>
        <translation>Eingaben normieren</translation>
    </message>
    <message>
        <source>For each input feature: whether it is brought to mean 0 and deviation 1 with the statistics of the training set.</source>
        <translation>Für jedes Eingabemerkmal: ob es mit der Statistik des Trainingssatzes auf Mittelwert 0 und Streuung 1 gebracht wird.</translation>
    </message>
    <message>
        <source>Output features</source>
        <translation>Ausgabemerkmale</translation>
    </message>
    <message>
        <source>Output folders</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Output extensions</source>
        <translation>Ausgabeendungen</translation>
    </message>
    <message>
        <source>File extension of each output feature; generated files get it, too. &quot;.wav&quot; is written as 16-bit PCM.</source>
        <translation>Dateiendung jedes Ausgabemerkmals; auch erzeugte Dateien erhalten sie. &quot;.wav&quot; wird als 16-Bit-PCM geschrieben.</translation>
    </message>
    <message>
        <source>Output dimensions</source>
        <translation>Ausgabedimensionen</translation>
    </message>
    <message>
        <source>Values per frame of each output feature: 1 for a waveform.</source>
        <translation>Werte je Rahmen für jedes Ausgabemerkmal: 1 für eine Wellenform.</translation>
    </message>
    <message>
        <source>Output resolutions</source>
        <translation>Ausgabeauflösungen</translation>
    </message>
    <message>
        <source>How many output-rate steps one frame of each output feature lasts: 1 for a waveform. All outputs share one value.</source>
        <translation>Wie viele Schritte der Ausgabe ein Rahmen jedes Ausgabemerkmals dauert: 1 für eine Wellenform. Alle Ausgaben haben denselben Wert.</translation>
    </message>
    <message>
        <source>Normalise outputs</source>
        <translation>Ausgaben normieren</translation>
    </message>
    <message>
        <source>For each output feature: whether the target is brought to mean 0 and deviation 1. Usually false for waveforms.</source>
        <translation>Für jedes Ausgabemerkmal: ob das Ziel auf Mittelwert 0 und Streuung 1 gebracht wird. Für Wellenformen gewöhnlich nicht.</translation>
    </message>
    <message>
        <source>Sampling rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Sampling rate of the waveforms, also of the generated ones.</source>
        <translation>Abtastrate der Wellenformen, auch der erzeugten.</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Segment length</source>
        <translation>Abschnittslänge</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Utterances are cut into segments of this length, rounded down to whole input frames. 0: whole utterances. Shorter segments need less memory. Test sets are never cut.</source>
        <translation>Äußerungen werden in Abschnitte dieser Länge geteilt, abgerundet auf ganze Eingaberahmen. 0: ganze Äußerungen. Kürzere Abschnitte brauchen weniger Speicher. Testsätze werden nie geteilt.</translation>
    </message>
    <message>
        <source>Shortest segment</source>
        <translation>Kürzester Abschnitt</translation>
    </message>
    <message>
        <source>Segments shorter than this are dropped from training and validation sets, rounded down to whole input frames. 0: none is dropped.</source>
        <translation>Kürzere Abschnitte fallen aus Trainings- und Validierungssatz heraus, abgerundet auf ganze Eingaberahmen. 0: keiner fällt heraus.</translation>
    </message>
    <message>
        <source>Leave out mismatched lengths</source>
        <translation>Unpassende Längen auslassen</translation>
    </message>
    <message>
        <source>Leave out utterances whose features differ by more than 10 % in length, with a warning. Otherwise they are an error.</source>
        <translation>Äußerungen, deren Merkmale in der Länge um mehr als 10 % abweichen, mit einer Warnung auslassen. Sonst sind sie ein Fehler.</translation>
    </message>
    <message>
        <source>Statistics and caches</source>
        <translation>Statistik und Zwischenspeicher</translation>
    </message>
    <message>
        <source>Statistics from</source>
        <translation>Statistik aus</translation>
    </message>
    <message>
        <source>Which training files the mean and deviation come from when there are several subsets: all of them, or those of the first subset as in the Python framework.</source>
        <translation>Aus welchen Trainingsdateien Mittelwert und Streuung kommen, wenn es mehrere Teilmengen gibt: aus allen, oder wie im Python-Framework aus denen der ersten.</translation>
    </message>
    <message>
        <source>all subsets</source>
        <translation>allen Teilmengen</translation>
    </message>
    <message>
        <source>the first subset</source>
        <translation>der ersten Teilmenge</translation>
    </message>
    <message>
        <source>Merge subsets</source>
        <translation>Teilmengen verbinden</translation>
    </message>
    <message>
        <source>concatenate: one long set. batch_merge: every mini-batch takes one draw from each subset, and an epoch ends with the smallest subset.</source>
        <translation>concatenate: ein langer Satz. batch_merge: jeder Mini-Batch nimmt eine Ziehung aus jeder Teilmenge, und eine Epoche endet mit der kleinsten Teilmenge.</translation>
    </message>
    <message>
        <source>one long set</source>
        <translation>ein langer Satz</translation>
    </message>
    <message>
        <source>one draw from each subset per mini-batch</source>
        <translation>eine Ziehung aus jeder Teilmenge je Mini-Batch</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>Ordner für Zwischenspeicher</translation>
    </message>
    <message>
        <source>Folder for cached lengths (.dic) and statistics (.bin). Empty: the folder cache of the project.</source>
        <translation>Ordner für gespeicherte Längen (.dic) und Statistik (.bin). Leer: der Ordner cache des Projekts.</translation>
    </message>
    <message>
        <source>Ignore caches</source>
        <translation>Zwischenspeicher übergehen</translation>
    </message>
    <message>
        <source>Read all lengths and statistics from the files again, even where caches are up to date.</source>
        <translation>Alle Längen und Statistiken neu aus den Dateien lesen, auch wo Zwischenspeicher aktuell sind.</translation>
    </message>
    <message>
        <source>Skip scanning folders</source>
        <translation>Ordner nicht durchsehen</translation>
    </message>
    <message>
        <source>Trust the lists (or the caches) without looking which files exist. Saves time on slow network folders; missing files then show up while training.</source>
        <translation>Den Listen (oder Zwischenspeichern) vertrauen, ohne nachzusehen, welche Dateien es gibt. Spart Zeit auf langsamen Netzordnern; fehlende Dateien fallen dann erst beim Training auf.</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Umgekehrte Reihenfolge</translation>
    </message>
    <message>
        <source>Read the set back to front: position i holds segment n - 1 - i.</source>
        <translation>Den Satz von hinten nach vorn lesen: Platz i enthält Abschnitt n - 1 - i.</translation>
    </message>
    <message>
        <source>Silence in waveforms</source>
        <translation>Stille in Wellenformen</translation>
    </message>
    <message>
        <source>Energy-based removal of silence while loading, for sets of waveforms alone.</source>
        <translation>Stille beim Laden nach der Energie entfernen, nur für Sätze aus Wellenformen allein.</translation>
    </message>
    <message>
        <source>keep as it is</source>
        <translation>lassen, wie sie ist</translation>
    </message>
    <message>
        <source>remove silence</source>
        <translation>Stille entfernen</translation>
    </message>
    <message>
        <source>keep only silence</source>
        <translation>nur Stille behalten</translation>
    </message>
    <message>
        <source>remove at both ends</source>
        <translation>an beiden Enden entfernen</translation>
    </message>
    <message>
        <source>Epochs and batches</source>
        <translation>Epochen und Batches</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often training goes through the training set at most. When a run is resumed, a larger number extends it.</source>
        <translation>Wie oft das Training höchstens durch den Trainingssatz geht. Beim Fortsetzen verlängert eine größere Zahl den Lauf.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Training stops early after this many epochs without a new best validation loss.</source>
        <translation>Das Training endet vorzeitig nach so vielen Epochen ohne neuen besten Validierungsverlust.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batch-Größe</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Segments per mini-batch, in training and validation. Above 1, shorter segments are padded with zeros to the longest of the batch.</source>
        <translation>Abschnitte je Mini-Batch, beim Training und Validieren. Über 1 werden kürzere Abschnitte mit Nullen auf den längsten des Batches aufgefüllt.</translation>
    </message>
    <message>
        <source>Accumulate gradients</source>
        <translation>Gradienten sammeln</translation>
    </message>
    <message>
        <source>mini-batches</source>
        <translation>Mini-Batches</translation>
    </message>
    <message>
        <source>Gradients of this many mini-batches are summed (each divided by the number) before one step of the optimiser: a larger batch without more memory.</source>
        <translation>Die Gradienten so vieler Mini-Batches werden summiert (jeder durch die Anzahl geteilt), bevor der Optimierer einen Schritt tut: ein größerer Batch ohne mehr Speicher.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Draw a new order of the segments for every epoch, in training and validation.</source>
        <translation>Für jede Epoche eine neue Reihenfolge der Abschnitte ziehen, beim Training und Validieren.</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>block_shuffle_by_length puts segments of similar length into one mini-batch: sorted by length, shuffled in blocks of four batches, and the blocks shuffled.</source>
        <translation>block_shuffle_by_length bringt Abschnitte ähnlicher Länge in einen Mini-Batch: nach Länge sortiert, in Blöcken von vier Batches gemischt, und die Blöcke gemischt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>similar lengths together</source>
        <translation>ähnliche Längen zusammen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of the random numbers: initial weights, order of the data, noise of the model. The same seed gives the same run.</source>
        <translation>Anfang der Zufallszahlen: Anfangsgewichte, Reihenfolge der Daten, Rauschen des Modells. Derselbe Startwert ergibt denselben Lauf.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>The method that turns gradients into steps.</source>
        <translation>Das Verfahren, das aus Gradienten Schritte macht.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>SGD (plain gradient descent)</source>
        <translation>SGD (einfacher Gradientenabstieg)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Size of the optimiser&apos;s steps at the start.</source>
        <translation>Größe der Schritte des Optimierers am Anfang.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Above 0: pulls the weights towards 0 with this strength. Otherwise off, except for AdamW, which then keeps its usual 0.01.</source>
        <translation>Über 0: zieht die Gewichte mit dieser Stärke zur 0. Sonst aus, außer bei AdamW, das dann sein übliches 0.01 behält.</translation>
    </message>
    <message>
        <source>Clip gradients at</source>
        <translation>Gradienten begrenzen auf</translation>
    </message>
    <message>
        <source>Above 0: gradients whose total L2 norm is larger are scaled down to it. Otherwise off.</source>
        <translation>Über 0: Gradienten, deren L2-Norm insgesamt größer ist, werden darauf verkleinert. Sonst aus.</translation>
    </message>
    <message>
        <source>Learning-rate schedule</source>
        <translation>Lernratenplan</translation>
    </message>
    <message>
        <source>Decay factor</source>
        <translation>Abnahmefaktor</translation>
    </message>
    <message>
        <source>Above 0: switches the schedule on; the learning rate is multiplied by this number whenever the schedule lowers it. Otherwise the rate stays as it is.</source>
        <translation>Über 0: schaltet den Plan ein; die Lernrate wird mit dieser Zahl multipliziert, wann immer der Plan sie senkt. Sonst bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>0: lower the rate when the validation loss no longer falls. 1: every lr_steplr_size epochs. 2: after every epoch. 3: cosine that restarts every lr_patience epochs. 0 and 3 switch early stopping off.</source>
        <translation>0: die Rate senken, wenn der Validierungsverlust nicht mehr fällt. 1: alle lr_steplr_size Epochen. 2: nach jeder Epoche. 3: Kosinus, der alle lr_patience Epochen neu beginnt. 0 und 3 schalten das vorzeitige Ende aus.</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>Plateau</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>exponentiell</translation>
    </message>
    <message>
        <source>cosine with warm restarts</source>
        <translation>Kosinus mit Neubeginn</translation>
    </message>
    <message>
        <source>Schedule patience</source>
        <translation>Geduld des Plans</translation>
    </message>
    <message>
        <source>Plateau: epochs without improvement before the rate falls. Cosine: epochs until the restart.</source>
        <translation>Plateau: Epochen ohne Verbesserung, bevor die Rate fällt. Kosinus: Epochen bis zum Neubeginn.</translation>
    </message>
    <message>
        <source>Step every</source>
        <translation>Stufe alle</translation>
    </message>
    <message>
        <source>Epochs between two reductions of the rate in the step schedule.</source>
        <translation>Epochen zwischen zwei Senkungen der Rate im Stufenplan.</translation>
    </message>
    <message>
        <source>Validation and limits</source>
        <translation>Validierung und Grenzen</translation>
    </message>
    <message>
        <source>Evaluation mode for validation</source>
        <translation>Auswertungsmodus beim Validieren</translation>
    </message>
    <message>
        <source>Switch the model to evaluation mode (no dropout, fixed batch statistics) while validating.</source>
        <translation>Das Modell beim Validieren in den Auswertungsmodus schalten (kein Dropout, feste Batch-Statistik).</translation>
    </message>
    <message>
        <source>Training cap</source>
        <translation>Grenze Training</translation>
    </message>
    <message>
        <source>At most this many training mini-batches per epoch. 0: all.</source>
        <translation>Höchstens so viele Mini-Batches je Epoche im Training. 0: alle.</translation>
    </message>
    <message>
        <source>Validation cap</source>
        <translation>Grenze Validierung</translation>
    </message>
    <message>
        <source>At most this many validation mini-batches per epoch. 0: all.</source>
        <translation>Höchstens so viele Mini-Batches je Epoche beim Validieren. 0: alle.</translation>
    </message>
    <message>
        <source>Try out with</source>
        <translation>Ausprobieren mit</translation>
    </message>
    <message>
        <source>For trying things out: every epoch ends after this many mini-batches. 0: off.</source>
        <translation>Zum Ausprobieren: jede Epoche endet nach so vielen Mini-Batches. 0: aus.</translation>
    </message>
    <message>
        <source>Give the model the target</source>
        <translation>Dem Modell das Ziel geben</translation>
    </message>
    <message>
        <source>Hand the target to the model&apos;s forward pass while training, for models that ask for it.</source>
        <translation>Dem Modell beim Training auch das Ziel übergeben, für Modelle, die danach fragen.</translation>
    </message>
    <message>
        <source>Give the model the names</source>
        <translation>Dem Modell die Namen geben</translation>
    </message>
    <message>
        <source>Hand the utterance names to the model&apos;s forward pass, for models that ask for them.</source>
        <translation>Dem Modell auch die Namen der Äußerungen übergeben, für Modelle, die danach fragen.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto (a GPU if there is one), cpu, cuda, or a certain GPU such as cuda:1.</source>
        <translation>auto (eine GPU, wenn es eine gibt), cpu, cuda oder eine bestimmte GPU wie cuda:1.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processor threads that compute one operation together. 0: all cores. The last digits of results depend on it.</source>
        <translation>Threads, die zusammen eine Operation rechnen. 0: alle Kerne. Die letzten Stellen der Ergebnisse hängen davon ab.</translation>
    </message>
    <message>
        <source>Loading threads</source>
        <translation>Lade-Threads</translation>
    </message>
    <message>
        <source>Never use a GPU</source>
        <translation>Nie eine GPU verwenden</translation>
    </message>
    <message>
        <source>Train on the processor whatever device says.</source>
        <translation>Auf dem Prozessor trainieren, was auch immer bei Gerät steht.</translation>
    </message>
    <message>
        <source>Use all GPUs</source>
        <translation>Alle GPUs verwenden</translation>
    </message>
    <message>
        <source>Split every mini-batch among all GPUs of this machine.</source>
        <translation>Jeden Mini-Batch auf alle GPUs dieses Rechners verteilen.</translation>
    </message>
    <message>
        <source>Repeatable on GPUs</source>
        <translation>Wiederholbar auf GPUs</translation>
    </message>
    <message>
        <source>Let cuDNN use only methods that give the same result each time.</source>
        <translation>cuDNN nur Verfahren erlauben, die jedes Mal dasselbe ergeben.</translation>
    </message>
    <message>
        <source>Try for the fastest on GPUs</source>
        <translation>Das Schnellste auf GPUs suchen</translation>
    </message>
    <message>
        <source>Let cuDNN try several methods and keep the fastest; pays off when all segments are equally long.</source>
        <translation>cuDNN mehrere Verfahren versuchen und das schnellste behalten lassen; lohnt sich, wenn alle Abschnitte gleich lang sind.</translation>
    </message>
    <message>
        <source>Log detail</source>
        <translation>Ausführlichkeit</translation>
    </message>
    <message>
        <source>How much the log says: 0 little, 1 every segment.</source>
        <translation>Wie viel das Protokoll sagt: 0 wenig, 1 jeden Abschnitt.</translation>
    </message>
    <message>
        <source>little</source>
        <translation>wenig</translation>
    </message>
    <message>
        <source>every segment</source>
        <translation>jeden Abschnitt</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where checkpoints are written. Empty: the folder of the run.</source>
        <translation>Wohin Checkpoints geschrieben werden. Leer: der Ordner des Laufs.</translation>
    </message>
    <message>
        <source>Epoch files</source>
        <translation>Epochendateien</translation>
    </message>
    <message>
        <source>Beginning of the name of the file written after each epoch: NAME_000.pt, NAME_001.pt, ...</source>
        <translation>Anfang des Namens der Datei nach jeder Epoche: NAME_000.pt, NAME_001.pt, ...</translation>
    </message>
    <message>
        <source>Best network</source>
        <translation>Bestes Netz</translation>
    </message>
    <message>
        <source>Name of the file that holds the weights of the best epoch.</source>
        <translation>Name der Datei mit den Gewichten der besten Epoche.</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Endung</translation>
    </message>
    <message>
        <source>Extension of checkpoints.</source>
        <translation>Endung der Checkpoints.</translation>
    </message>
    <message>
        <source>Only the best</source>
        <translation>Nur das beste</translation>
    </message>
    <message>
        <source>Write no file after each epoch, only the weights of the best one. Such a run cannot be resumed exactly.</source>
        <translation>Keine Datei nach jeder Epoche schreiben, nur die Gewichte der besten. Ein solcher Lauf lässt sich nicht genau fortsetzen.</translation>
    </message>
    <message>
        <source>Also save every</source>
        <translation>Auch speichern alle</translation>
    </message>
    <message>
        <source>Write a checkpoint within the epoch after each of this many mini-batches: useful when one epoch takes hours. 0: off.</source>
        <translation>Innerhalb der Epoche nach je so vielen Mini-Batches einen Checkpoint schreiben: nützlich, wenn eine Epoche Stunden dauert. 0: aus.</translation>
    </message>
    <message>
        <source>Weights of every epoch</source>
        <translation>Gewichte jeder Epoche</translation>
    </message>
    <message>
        <source>Also write the weights alone after every epoch, whether best or not.</source>
        <translation>Nach jeder Epoche auch die Gewichte allein schreiben, ob beste oder nicht.</translation>
    </message>
    <message>
        <source>Starting from a checkpoint</source>
        <translation>Von einem Checkpoint ausgehen</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Start from this file: an epoch checkpoint continues its training, a trained network gives the initial weights. Empty: new weights.</source>
        <translation>Von dieser Datei ausgehen: ein Epochen-Checkpoint setzt sein Training fort, ein trainiertes Netz gibt die Anfangsgewichte. Leer: neue Gewichte.</translation>
    </message>
    <message>
        <source>Forget its history</source>
        <translation>Seine Vorgeschichte vergessen</translation>
    </message>
    <message>
        <source>Start again at epoch 0, without the checkpoint&apos;s list of losses.</source>
        <translation>Wieder bei Epoche 0 beginnen, ohne die Verlustliste des Checkpoints.</translation>
    </message>
    <message>
        <source>Forget its optimiser state</source>
        <translation>Seinen Optimierer vergessen</translation>
    </message>
    <message>
        <source>Use the checkpoint&apos;s weights but a fresh optimiser and schedule.</source>
        <translation>Die Gewichte des Checkpoints verwenden, aber Optimierer und Plan neu beginnen.</translation>
    </message>
    <message>
        <source>Accept another model&apos;s weights</source>
        <translation>Gewichte eines anderen Modells annehmen</translation>
    </message>
    <message>
        <source>Keep the tensors whose name and size fit and report the others. Otherwise a difference is an error.</source>
        <translation>Tensoren behalten, deren Name und Größe passen, und die anderen melden. Sonst ist ein Unterschied ein Fehler.</translation>
    </message>
    <message>
        <source>Test sets</source>
        <translation>Testsätze</translation>
    </message>
    <message>
        <source>Name of the test set or a list of names, one per subset, used for cache files. Left out: &quot;test&quot;.</source>
        <translation>Name des Testsatzes oder eine Liste von Namen, einer je Teilmenge, für Zwischenspeicher. Ohne Angabe: &quot;test&quot;.</translation>
    </message>
    <message>
        <source>Test lists</source>
        <translation>Testlisten</translation>
    </message>
    <message>
        <source>One entry per subset: the path of a text file with one utterance name per line, or a list of the names. Left out: every file of the first input folder.</source>
        <translation>Ein Eintrag je Teilmenge: der Pfad einer Textdatei mit einem Äußerungsnamen je Zeile, oder eine Liste der Namen. Ohne Angabe: alle Dateien im ersten Eingabeordner.</translation>
    </message>
    <message>
        <source>For each test subset a list of folders, one per input feature. Left out: the input folders of the first training subset.</source>
        <translation>Für jede Teilmenge des Tests eine Liste von Ordnern, einer je Eingabemerkmal. Ohne Angabe: die Eingabeordner der ersten Trainingsteilmenge.</translation>
    </message>
    <message>
        <source>Natural recordings</source>
        <translation>Natürliche Aufnahmen</translation>
    </message>
    <message>
        <source>For each test subset the folders of the natural output features, for comparison, or an empty list. Left out: none.</source>
        <translation>Für jede Teilmenge des Tests die Ordner der natürlichen Ausgabemerkmale zum Vergleich, oder eine leere Liste. Ohne Angabe: keine.</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Path of a text file with the names to generate, instead of the whole test set.</source>
        <translation>Pfad einer Textdatei mit den Namen, die erzeugt werden sollen, statt des ganzen Testsatzes.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Number of the first utterance of the set to generate, counted from 0 in sorted order.</source>
        <translation>Nummer der ersten Äußerung, die erzeugt wird, von 0 in sortierter Reihenfolge gezählt.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Number of the utterance before which generation ends. -1: the end of the set.</source>
        <translation>Nummer der Äußerung, vor der das Erzeugen endet. -1: das Ende des Satzes.</translation>
    </message>
    <message>
        <source>Generated files</source>
        <translation>Erzeugte Dateien</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Where generated files go. Empty: the folder generated of the run, or output of the project.</source>
        <translation>Wohin erzeugte Dateien kommen. Leer: der Ordner generated des Laufs oder output des Projekts.</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Vorsatz</translation>
    </message>
    <message>
        <source>Put before the name of every generated file.</source>
        <translation>Steht vor dem Namen jeder erzeugten Datei.</translation>
    </message>
    <message>
        <source>Long utterances</source>
        <translation>Lange Äußerungen</translation>
    </message>
    <message>
        <source>Piece length</source>
        <translation>Stücklänge</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Above 0: generate piece by piece, each of this many input frames, joined by cross-fade: needs little memory for long utterances. Otherwise whole utterances.</source>
        <translation>Über 0: Stück für Stück erzeugen, jedes mit so vielen Eingaberahmen, überblendet: braucht auch für lange Äußerungen wenig Speicher. Sonst ganze Äußerungen.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Frames that two neighbouring pieces share, over which they are cross-faded.</source>
        <translation>Rahmen, die zwei benachbarte Stücke gemeinsam haben und über die sie überblendet werden.</translation>
    </message>
    <message>
        <source>The framework&apos;s random sequence</source>
        <translation>Zufallsfolge des Frameworks</translation>
    </message>
    <message>
        <source>Draw the noise of all utterances from one sequence as the Python framework does. Otherwise each utterance has its own, so that the result does not depend on which others are generated.</source>
        <translation>Das Rauschen aller Äußerungen aus einer Folge ziehen, wie das Python-Framework. Sonst hat jede Äußerung ihre eigene, so dass das Ergebnis nicht davon abhängt, welche anderen erzeugt werden.</translation>
    </message>
    <message>
        <source>Frame-by-frame template</source>
        <translation>Vorlage Rahmen für Rahmen</translation>
    </message>
    <message>
        <source>One hidden layer from each input frame to the output: the pattern for new models.</source>
        <translation>Eine verborgene Schicht von jedem Eingaberahmen zur Ausgabe: das Muster für neue Modelle.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model to train: the name of its folder under projects/.</source>
        <translation>Das Modell, das trainiert wird: der Name seines Ordners unter projects/.</translation>
    </message>
    <message>
        <source>Harmonic-plus-noise NSF</source>
        <translation>Harmonische-plus-Rauschen-NSF</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verborgene Einheiten</translation>
    </message>
    <message>
        <source>Width of the hidden layer.</source>
        <translation>Breite der verborgenen Schicht.</translation>
    </message>
    <message>
        <source>Neural source-filter vocoder: sines at F0 and noise, shaped by dilated convolutions that follow the mel spectrogram.</source>
        <translation>Neuronaler Quelle-Filter-Vocoder: Sinus bei F0 und Rauschen, geformt von gedehnten Faltungen, die dem Mel-Spektrogramm folgen.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Sine amplitude</source>
        <translation>Sinusamplitude</translation>
    </message>
    <message>
        <source>Amplitude of each sine of the harmonic source; the noise of unvoiced parts has a third of it.</source>
        <translation>Amplitude jedes Sinus der harmonischen Quelle; das Rauschen stimmloser Teile hat ein Drittel davon.</translation>
    </message>
    <message>
        <source>Noise in voiced parts</source>
        <translation>Rauschen in stimmhaften Teilen</translation>
    </message>
    <message>
        <source>Standard deviation of the noise that is added to the sines where the voice is voiced.</source>
        <translation>Streuung des Rauschens, das in stimmhaften Teilen zu den Sinus kommt.</translation>
    </message>
    <message>
        <source>Overtones</source>
        <translation>Obertöne</translation>
    </message>
    <message>
        <source>How many overtones of F0 the harmonic source holds beside the fundamental.</source>
        <translation>Wie viele Obertöne von F0 die harmonische Quelle neben dem Grundton enthält.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Hidden channels</source>
        <translation>Verborgene Kanäle</translation>
    </message>
    <message>
        <source>Channels of the condition and of the filter&apos;s convolutions. Time and memory grow with it, time nearly with its square.</source>
        <translation>Kanäle der Bedingung und der Faltungen des Filters. Zeit und Speicher wachsen damit, die Zeit fast mit dem Quadrat.</translation>
    </message>
    <message>
        <source>LSTM units</source>
        <translation>LSTM-Einheiten</translation>
    </message>
    <message>
        <source>Units of the bidirectional LSTM of the condition module, both directions together.</source>
        <translation>Einheiten des bidirektionalen LSTM im Bedingungsmodul, beide Richtungen zusammen.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Kerngröße</translation>
    </message>
    <message>
        <source>Kernel size of the filter&apos;s dilated causal convolutions.</source>
        <translation>Kerngröße der gedehnten kausalen Faltungen des Filters.</translation>
    </message>
    <message>
        <source>Filter blocks</source>
        <translation>Filterblöcke</translation>
    </message>
    <message>
        <source>Blocks that the harmonic source passes one after the other; the noise has one block.</source>
        <translation>Blöcke, die die harmonische Quelle nacheinander durchläuft; das Rauschen hat einen Block.</translation>
    </message>
    <message>
        <source>Convolutions per block</source>
        <translation>Faltungen je Block</translation>
    </message>
    <message>
        <source>Dilated convolutions in each block of the harmonic branch; the dilation doubles from one to the next. The block of the noise branch has half as many.</source>
        <translation>Gedehnte Faltungen in jedem Block des harmonischen Zweigs; die Dehnung verdoppelt sich von einer zur nächsten. Der Block des Rauschzweigs hat halb so viele.</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Fast path</source>
        <translation>Schneller Weg</translation>
    </message>
    <message>
        <source>Train and generate on the program&apos;s own kernels for the processor: several times faster, results equal up to rounding. Switch it off to follow the Python framework bit for bit. On a graphics card it changes nothing.</source>
        <translation>Auf den eigenen Rechenkernen des Programms für den Prozessor trainieren und erzeugen: mehrfach schneller, die Ergebnisse bis auf Rundung gleich. Abgeschaltet folgt das Programm dem Python-Framework bitgenau. Auf einer Grafikkarte ändert es nichts.</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>The sizes of the demo, about a tenth of the published computing: for trying things out on a processor.</source>
        <translation>Die Größen der Demo, etwa ein Zehntel der veröffentlichten Rechnung: zum Ausprobieren auf einem Prozessor.</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>About half of the published computing: for a processor with many cores, or a small GPU.</source>
        <translation>Etwa die Hälfte der veröffentlichten Rechnung: für einen Prozessor mit vielen Kernen oder eine kleine GPU.</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>The sizes of the publication: for a GPU and hours of speech.</source>
        <translation>Die Größen der Veröffentlichung: für eine GPU und Stunden von Sprache.</translation>
    </message>
    <message>
        <source>Generate in bfloat16</source>
        <translation>In bfloat16 erzeugen</translation>
    </message>
    <message>
        <source>Generate on matrix units with 8 bits of precision: faster, on processors that have them, at the price of a faint noise. Training is not touched.</source>
        <translation>Auf Matrixeinheiten mit 8 Bit Genauigkeit erzeugen: schneller auf Prozessoren, die sie haben, um den Preis eines leisen Rauschens. Das Training ist davon nicht berührt.</translation>
    </message>
    <message>
        <source>For each subset a list of folders, one folder per output feature: what the model shall learn to produce. Models that learn from something else, such as a classifier from labels, do without output features: leave them out.</source>
        <translation>Für jede Teilmenge eine Liste von Ordnern, ein Ordner je Ausgabemerkmal: was das Modell zu erzeugen lernen soll. Modelle, die aus etwas anderem lernen, etwa ein Klassifikator aus Klassen, kommen ohne Ausgabemerkmale aus: dann weglassen.</translation>
    </message>
    <message>
        <source>LFCC light CNN classifier</source>
        <translation>LFCC-Light-CNN-Klassifikator</translation>
    </message>
    <message>
        <source>Tells classes of utterances apart (natural from generated speech, say): a light convolutional network on linear-frequency cepstra, trained with labels from a text file.</source>
        <translation>Unterscheidet Klassen von Äußerungen (etwa natürliche von erzeugter Sprache): ein leichtes Faltungsnetz auf Cepstren mit linearer Frequenzteilung, trainiert mit Klassen aus einer Textdatei.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Text file with the class of each utterance: a line holds a name and a label, or the five columns of ASVspoof (speaker, name, two more, label). Needed for training only.</source>
        <translation>Textdatei mit der Klasse jeder Äußerung: eine Zeile enthält Name und Klasse oder die fünf Spalten von ASVspoof (Sprecher, Name, zwei weitere, Klasse). Nur zum Training nötig.</translation>
    </message>
    <message>
        <source>The labels that the protocol may hold. Scores speak of the first: above 0 where it is more likely than all others together.</source>
        <translation>Die Klassen, die im Protokoll vorkommen dürfen. Die Bewertungen gelten der ersten: über 0, wo sie wahrscheinlicher ist als alle anderen zusammen.</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Frame length</source>
        <translation>Fensterlänge</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Abtastwerte</translation>
    </message>
    <message>
        <source>Length of the analysis window: 20 ms at 16 kHz.</source>
        <translation>Länge des Analysefensters: 20 ms bei 16 kHz.</translation>
    </message>
    <message>
        <source>Frame shift</source>
        <translation>Fensterabstand</translation>
    </message>
    <message>
        <source>From one frame to the next: 10 ms at 16 kHz.</source>
        <translation>Von einem Fenster zum nächsten: 10 ms bei 16 kHz.</translation>
    </message>
    <message>
        <source>Fourier transform</source>
        <translation>Fourier-Transformation</translation>
    </message>
    <message>
        <source>Points of the Fourier transform, no fewer than the frame is long.</source>
        <translation>Punkte der Fourier-Transformation, nicht weniger als das Fenster lang ist.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Triangular filters, evenly spaced up to half the sampling rate; as many cepstral coefficients, with their first and second differences, are the features.</source>
        <translation>Dreiecksfilter in gleichen Abständen bis zur halben Abtastrate; ebenso viele Cepstralkoeffizienten mit ihren ersten und zweiten Differenzen sind die Merkmale.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Channels of the first convolution; the later ones have twice as many.</source>
        <translation>Kanäle der ersten Faltung; die späteren haben doppelt so viele.</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Size of the layer before the scores.</source>
        <translation>Größe der Schicht vor den Bewertungen.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the values before the last layers that are left out at random in training.</source>
        <translation>Anteil der Werte vor den letzten Schichten, die im Training zufällig weggelassen werden.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Wenn etwas schiefgeht</translation>
    </message>
    <message>
        <source>Unreadable segment</source>
        <translation>Unlesbarer Abschnitt</translation>
    </message>
    <message>
        <source>What to do about a training segment whose files can no longer be read. stop: the run waits (window) or ends (command line), and nothing is lost. skip: the segment is left out, and the log names it. A segment of the validation set always stops: losses of different sets cannot be compared.</source>
        <translation>Was mit einem Abschnitt des Trainingssatzes geschieht, dessen Dateien nicht mehr gelesen werden können. stop: der Lauf wartet (Fenster) oder endet (Kommandozeile), und nichts geht verloren. skip: der Abschnitt wird ausgelassen, und das Protokoll nennt ihn. Ein Abschnitt des Validierungssatzes hält immer an: Verluste verschiedener Sätze sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>wait for the file</source>
        <translation>auf die Datei warten</translation>
    </message>
    <message>
        <source>leave the segment out</source>
        <translation>den Abschnitt auslassen</translation>
    </message>
    <message>
        <source>Patience with files</source>
        <translation>Geduld mit Dateien</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>After this many seconds without data (a network folder that hangs, say) the log names the utterances that are waited for, again and again; training goes on by itself when they come. 0: never.</source>
        <translation>Nach so vielen Sekunden ohne Daten (etwa wenn ein Netzordner hängt) nennt das Protokoll die Äußerungen, auf die gewartet wird, immer wieder; das Training geht von selbst weiter, wenn sie kommen. 0: nie.</translation>
    </message>
    <message>
        <source>Exploded loss</source>
        <translation>Explodierter Verlust</translation>
    </message>
    <message>
        <source>times</source>
        <translation>-fach</translation>
    </message>
    <message>
        <source>The run waits (window) or ends (command line) when the training loss, averaged over 20 mini-batches, is this many times what it was when training began. 0: never.</source>
        <translation>Der Lauf wartet (Fenster) oder endet (Kommandozeile), wenn der Trainingsverlust, gemittelt über 20 Mini-Batches, so viele Male so groß ist wie zu Beginn. 0: nie.</translation>
    </message>
    <message>
        <source>Threads that read mini-batches ahead, two for each thread. 0: one thread, which reads only the next one. The order does not depend on it.</source>
        <translation>Threads, die Mini-Batches im Voraus lesen, je Thread zwei. 0: ein Thread, der nur den nächsten liest. Die Reihenfolge hängt nicht davon ab.</translation>
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
    <name>Subsets</name>
    <message>
        <source>Adding a subset</source>
        <translation>Teilmenge hinzufügen</translation>
    </message>
    <message>
        <source>Removing a subset</source>
        <translation>Teilmenge entfernen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workbench for training neural vocoders.</source>
        <translation>Eine Werkbank zum Trainieren neuronaler Vocoder.</translation>
    </message>
    <message>
        <source>Folder or config.toml of the project to open, or any file to inspect.</source>
        <translation>Ordner oder config.toml des Projekts, das geöffnet werden soll, oder eine Datei zum Untersuchen.</translation>
    </message>
</context>
<context>
    <name>sonorant::AbPlayer</name>
    <message>
        <source>There is no audio device. Connect one or start the sound server; everything but sound works without.</source>
        <translation>Es gibt kein Audiogerät. Eines anschließen oder den Klangserver starten; alles außer dem Ton geht auch ohne.</translation>
    </message>
</context>
<context>
    <name>sonorant::AbxDialog</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>X is A  (1)</source>
        <translation>X ist A  (1)</translation>
    </message>
    <message>
        <source>X is B  (2)</source>
        <translation>X ist B  (2)</translation>
    </message>
    <message>
        <source>Blind test</source>
        <translation>Blindtest</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>The answers cannot be kept: %1</source>
        <translation>Die Antworten können nicht aufbewahrt werden: %1</translation>
    </message>
    <message>
        <source>Trial %1 of %2: is X A or B?</source>
        <translation>Durchgang %1 von %2: Ist X A oder B?</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%1 von %2 richtig</translation>
    </message>
    <message>
        <source>By guessing, as many or more are right with a probability of %1 % (%2).</source>
        <translation>Durch Raten sind mit einer Wahrscheinlichkeit von %1 % ebenso viele oder mehr richtig (%2).</translation>
    </message>
    <message>
        <source>The two can be told apart.</source>
        <translation>Die beiden lassen sich unterscheiden.</translation>
    </message>
    <message>
        <source>That the two can be told apart was not shown.</source>
        <translation>Dass sich die beiden unterscheiden lassen, wurde nicht gezeigt.</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>Aufbewahrt in %1</translation>
    </message>
    <message>
        <source>Can A and B be told apart?</source>
        <translation>Lassen sich A und B unterscheiden?</translation>
    </message>
    <message>
        <source>A: %1
B: %2</source>
        <translation>A: %1
B: %2</translation>
    </message>
    <message>
        <source>In every trial X is A or B by chance. Listen as often as you like and say which it is. Every answer is kept at once; the score is shown at the end.</source>
        <translation>In jedem Durchgang ist X zufällig A oder B. Beliebig oft anhören und sagen, welches es ist. Jede Antwort wird sofort aufbewahrt; das Ergebnis erscheint am Ende.</translation>
    </message>
    <message>
        <source>&amp;Trials</source>
        <translation>&amp;Durchgänge</translation>
    </message>
    <message>
        <source>Ten or more tell something</source>
        <translation>Zehn oder mehr sind aussagekräftig</translation>
    </message>
    <message>
        <source>Utterances: %1</source>
        <translation>Äußerungen: %1</translation>
    </message>
    <message>
        <source>Earlier tests of this run</source>
        <translation>Frühere Tests dieses Laufs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Goes on with the selected test, which was broken off</source>
        <translation>Setzt den gewählten Test fort, der abgebrochen wurde</translation>
    </message>
    <message>
        <source>Hear A (A)</source>
        <translation>A hören (A)</translation>
    </message>
    <message>
        <source>Hear B (B)</source>
        <translation>B hören (B)</translation>
    </message>
    <message>
        <source>Hear X (X)</source>
        <translation>X hören (X)</translation>
    </message>
    <message>
        <source>Break off</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keeps the answers; the test can be gone on with later</source>
        <translation>Bewahrt die Antworten auf; der Test kann später fortgesetzt werden</translation>
    </message>
    <message>
        <source>The keys A, B and X play that sound, from the same place while playing; Space pauses.</source>
        <translation>Die Tasten A, B und X spielen den jeweiligen Klang, beim Abspielen von derselben Stelle an; die Leertaste hält an.</translation>
    </message>
</context>
<context>
    <name>sonorant::BarPlot</name>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 bis %2: %3</translation>
    </message>
</context>
<context>
    <name>sonorant::ChangeTableModel</name>
    <message>
        <source>other shape: %1 in A, %2 in B</source>
        <translation>andere Form: %1 in A, %2 in B</translation>
    </message>
    <message>
        <source>only in A: %1</source>
        <translation>nur in A: %1</translation>
    </message>
    <message>
        <source>only in B: %1</source>
        <translation>nur in B: %1</translation>
    </message>
    <message>
        <source>%1 values not finite</source>
        <translation>%1 Werte nicht endlich</translation>
    </message>
    <message>
        <source>Length of the difference of all its values, in parts of the length of A&apos;s</source>
        <translation>Länge der Differenz aller seiner Werte, als Anteil der Länge der Werte von A</translation>
    </message>
    <message>
        <source>Largest difference of a single value</source>
        <translation>Größte Differenz eines einzelnen Werts</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointActions</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Export ...</source>
        <translation>Exportieren ...</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Brought back: %1.</source>
        <translation>Zurückgeholt: %1.</translation>
    </message>
    <message>
        <source>Choose one checkpoint.</source>
        <translation>Einen Checkpoint auswählen.</translation>
    </message>
    <message>
        <source>Generate speech with it and listen</source>
        <translation>Sprache damit erzeugen und anhören</translation>
    </message>
    <message>
        <source>Write its weights alone, as trained_network.pt</source>
        <translation>Nur seine Gewichte schreiben, als trained_network.pt</translation>
    </message>
    <message>
        <source>Their options, and how far every tensor has moved</source>
        <translation>Ihre Optionen, und wie weit sich jeder Tensor bewegt hat</translation>
    </message>
    <message>
        <source>Choose two checkpoints to compare them.</source>
        <translation>Zwei Checkpoints auswählen, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Takes the mark away, so that it may be deleted</source>
        <translation>Entfernt die Markierung, so dass er gelöscht werden darf</translation>
    </message>
    <message>
        <source>Marks it so that it is never deleted</source>
        <translation>Markiert ihn, so dass er nie gelöscht wird</translation>
    </message>
    <message>
        <source>Brings back what was deleted last</source>
        <translation>Holt zurück, was zuletzt gelöscht wurde</translation>
    </message>
    <message>
        <source>Show its folder in the file manager</source>
        <translation>Seinen Ordner in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>Open a project first: it says what to train with.</source>
        <translation>Zuerst ein Projekt öffnen: Es sagt, womit trainiert wird.</translation>
    </message>
    <message>
        <source>A run is under way, or the engine is being loaded.</source>
        <translation>Ein Lauf ist im Gange, oder der Rechenkern wird geladen.</translation>
    </message>
    <message>
        <source>Its run goes on from here</source>
        <translation>Sein Lauf geht von hier aus weiter</translation>
    </message>
    <message>
        <source>A new run goes on from here; the one it comes from stays as it is</source>
        <translation>Ein neuer Lauf geht von hier aus weiter; der, aus dem er stammt, bleibt, wie er ist</translation>
    </message>
    <message>
        <source>A new run begins with these weights</source>
        <translation>Ein neuer Lauf beginnt mit diesen Gewichten</translation>
    </message>
    <message>
        <source>Moves it to the trash; can be undone</source>
        <translation>Verschiebt ihn in den Papierkorb; kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Choose what to delete.</source>
        <translation>Auswählen, was gelöscht werden soll.</translation>
    </message>
    <message>
        <source>Export the weights</source>
        <translation>Gewichte exportieren</translation>
    </message>
    <message>
        <source>Weights (*.pt);;All files (*)</source>
        <translation>Gewichte (*.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 is a checkpoint of a run.</source>
        <translation>%1 ist ein Checkpoint eines Laufs.</translation>
    </message>
    <message>
        <source>Choose another name, so that nothing is lost.</source>
        <translation>Einen anderen Namen wählen, damit nichts verloren geht.</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Anderen wählen</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 wird exportiert</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Marking checkpoints</source>
        <translation>Checkpoints markieren</translation>
    </message>
    <message>
        <source>Moved to the trash: %1.</source>
        <translation>In den Papierkorb verschoben: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>
and %1 more</source>
        <translation>
und %1 weitere</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointModel</name>
    <message>
        <source>The model as its seed makes it, for comparison</source>
        <translation>Das Modell, wie sein Startwert es ergibt, zum Vergleich</translation>
    </message>
    <message>
        <source>The best epoch: its validation loss is the lowest</source>
        <translation>Die beste Epoche: Ihr Validierungsverlust ist der kleinste</translation>
    </message>
    <message>
        <source>Utterances generated with it: %1</source>
        <translation>Damit erzeugte Äußerungen: %1</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
    <message>
        <source>Validation loss; training loss where there is no validation set</source>
        <translation>Validierungsverlust; Trainingsverlust, wo es keinen Validierungssatz gibt</translation>
    </message>
    <message>
        <source>Utterances that were generated with it</source>
        <translation>Äußerungen, die damit erzeugt wurden</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointPanel</name>
    <message>
        <source>Run, epoch or file</source>
        <translation>Lauf, Epoche oder Datei</translation>
    </message>
    <message>
        <source>Part of the name of a run, an epoch or a file</source>
        <translation>Teil des Namens eines Laufs, einer Epoche oder einer Datei</translation>
    </message>
    <message>
        <source>Which checkpoints</source>
        <translation>Welche Checkpoints</translation>
    </message>
    <message>
        <source>All checkpoints</source>
        <translation>Alle Checkpoints</translation>
    </message>
    <message>
        <source>Best only</source>
        <translation>Nur beste</translation>
    </message>
    <message>
        <source>Kept only</source>
        <translation>Nur behaltene</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointTableModel</name>
    <message>
        <source>%1 (training)</source>
        <translation>%1 (Training)</translation>
    </message>
    <message>
        <source>The weights of epoch %1</source>
        <translation>Die Gewichte von Epoche %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Size / MB</source>
        <translation>Größe / MB</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointText</name>
    <message>
        <source>Best weights</source>
        <translation>Beste Gewichte</translation>
    </message>
    <message>
        <source>Epoch %1, weights</source>
        <translation>Epoche %1, Gewichte</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Epoch %1, mini-batch %2</source>
        <translation>Epoche %1, Mini-Batch %2</translation>
    </message>
    <message>
        <source>Epoch %1, validation %2</source>
        <translation>Epoche %1, Validierung %2</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>best</source>
        <translation>bester</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>Skalar</translation>
    </message>
    <message>
        <source>It is kept: take the mark away first.</source>
        <translation>Er ist als zu behalten markiert: zuerst die Markierung entfernen.</translation>
    </message>
    <message>
        <source>The training under way could only go on from it: stop the run or wait for its next epoch.</source>
        <translation>Das laufende Training könnte nur von ihm aus weitergehen: den Lauf anhalten oder seine nächste Epoche abwarten.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Training segments</source>
        <translation>Trainingsabschnitte</translation>
    </message>
    <message>
        <source>Best training loss</source>
        <translation>Bester Trainingsverlust</translation>
    </message>
    <message>
        <source>Best epoch (training)</source>
        <translation>Beste Epoche (Training)</translation>
    </message>
    <message>
        <source>Validation segments</source>
        <translation>Validierungsabschnitte</translation>
    </message>
    <message>
        <source>Best validation loss (sum)</source>
        <translation>Bester Validierungsverlust (Summe)</translation>
    </message>
    <message>
        <source>Best epoch (validation)</source>
        <translation>Beste Epoche (Validierung)</translation>
    </message>
    <message>
        <source>Optimiser state</source>
        <translation>Zustand des Optimierers</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Initial learning rate</source>
        <translation>Anfängliche Lernrate</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Random state</source>
        <translation>Zustand des Zufallsgenerators</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Mini-batches so far</source>
        <translation>Mini-Batches bisher</translation>
    </message>
    <message>
        <source>Seconds of training so far</source>
        <translation>Sekunden Training bisher</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Mini-batches in this phase</source>
        <translation>Mini-Batches in dieser Phase</translation>
    </message>
    <message>
        <source>Can be resumed exactly</source>
        <translation>Lässt sich genau fortsetzen</translation>
    </message>
    <message>
        <source>Schedule: %1</source>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>1 checkpoint</source>
        <translation>1 Checkpoint</translation>
    </message>
    <message>
        <source>%1 checkpoints</source>
        <translation>%1 Checkpoints</translation>
    </message>
    <message>
        <source>from zero</source>
        <translation>von null</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Betas</source>
        <translation>Betas</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointTrash</name>
    <message>
        <source>%1: this disk has no trash, or the folder may not be changed</source>
        <translation>%1: Diese Platte hat keinen Papierkorb, oder der Ordner darf nicht geändert werden</translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>There is a file of this name again</source>
        <translation>Es gibt wieder eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>Move it away, then undo again: the deleted one waits in the trash.</source>
        <translation>Diese wegbewegen, dann noch einmal rückgängig machen: Die gelöschte wartet im Papierkorb.</translation>
    </message>
    <message>
        <source>Look into the trash of the desktop.</source>
        <translation>Im Papierkorb des Desktops nachsehen.</translation>
    </message>
    <message>
        <source>Bringing back from the trash</source>
        <translation>Aus dem Papierkorb zurückholen</translation>
    </message>
</context>
<context>
    <name>sonorant::CheckpointsPage</name>
    <message>
        <source>The checkpoints of a project appear here: every epoch of every run, to be resumed, compared and heard.</source>
        <translation>Hier erscheinen die Checkpoints eines Projekts: jede Epoche jedes Laufs, zum Fortsetzen, Vergleichen und Anhören.</translation>
    </message>
    <message>
        <source>Looking for checkpoints ...</source>
        <translation>Checkpoints werden gesucht ...</translation>
    </message>
    <message>
        <source>Every epoch that is trained is saved and appears here with its losses.</source>
        <translation>Jede trainierte Epoche wird gespeichert und erscheint hier mit ihren Verlusten.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>No checkpoints (.pt) were found in %1.</source>
        <translation>In %1 wurden keine Checkpoints (.pt) gefunden.</translation>
    </message>
    <message>
        <source>Choose the folder of a run, or of epoch_NNN.pt files of the Python framework.</source>
        <translation>Den Ordner eines Laufs wählen, oder einen mit Dateien epoch_NNN.pt des Python-Frameworks.</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Anderen wählen</translation>
    </message>
    <message>
        <source>Choose a checkpoint to see what it holds.</source>
        <translation>Einen Checkpoint auswählen, um zu sehen, was er enthält.</translation>
    </message>
    <message>
        <source>%1 checkpoints are chosen; two can be compared.</source>
        <translation>%1 Checkpoints sind ausgewählt; zwei lassen sich vergleichen.</translation>
    </message>
    <message>
        <source>The engine is being loaded ...</source>
        <translation>Der Rechenkern wird geladen ...</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The options of %1 are not known.</source>
        <translation>Die Optionen von %1 sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Comparing checkpoints</source>
        <translation>Checkpoints vergleichen</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>Checkpoint öffnen</translation>
    </message>
    <message>
        <source>Checkpoints (*.pt *.pth);;All files (*)</source>
        <translation>Checkpoints (*.pt *.pth);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of checkpoints</source>
        <translation>Ordner mit Checkpoints öffnen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Open a checkpoint ...</source>
        <translation>Checkpoint öffnen ...</translation>
    </message>
    <message>
        <source>Open a folder of checkpoints ...</source>
        <translation>Ordner mit Checkpoints öffnen ...</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Checkpoints that lie elsewhere, also of the Python framework (or drop them here)</source>
        <translation>Checkpoints, die woanders liegen, auch vom Python-Framework (oder hier ablegen)</translation>
    </message>
</context>
<context>
    <name>sonorant::ChoiceEditor</name>
    <message>
        <source>Choose ...</source>
        <translation>Auswählen ...</translation>
    </message>
    <message>
        <source>%1 (unknown)</source>
        <translation>%1 (unbekannt)</translation>
    </message>
</context>
<context>
    <name>sonorant::ColorBar</name>
    <message>
        <source>Colour bar</source>
        <translation>Farbskala</translation>
    </message>
</context>
<context>
    <name>sonorant::ColumnView</name>
    <message>
        <source>Curve of one dimension</source>
        <translation>Kurve einer Dimension</translation>
    </message>
</context>
<context>
    <name>sonorant::ComparePanel</name>
    <message>
        <source>What is heard as A</source>
        <translation>Was als A zu hören ist</translation>
    </message>
    <message>
        <source>What is heard as A; P takes the checkpoint of B</source>
        <translation>Was als A zu hören ist; P nimmt den Checkpoint von B</translation>
    </message>
    <message>
        <source>Select an utterance to see and hear it.</source>
        <translation>Eine Äußerung auswählen, um sie zu sehen und zu hören.</translation>
    </message>
    <message>
        <source>Select a checkpoint to hear what it generates.</source>
        <translation>Einen Checkpoint auswählen, um zu hören, was er erzeugt.</translation>
    </message>
    <message>
        <source>There is no natural recording of this utterance: its features alone are known.</source>
        <translation>Von dieser Äußerung gibt es keine natürliche Aufnahme: Nur ihre Merkmale sind bekannt.</translation>
    </message>
    <message>
        <source>%1 has not generated this utterance yet.</source>
        <translation>%1 hat diese Äußerung noch nicht erzeugt.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>Wird gelesen ...</translation>
    </message>
    <message>
        <source>%1 s,  %2 dB</source>
        <translation>%1 s,  %2 dB</translation>
    </message>
    <message>
        <source>%1 s, silent</source>
        <translation>%1 s, Stille</translation>
    </message>
</context>
<context>
    <name>sonorant::Comparison</name>
    <message>
        <source>No checkpoint</source>
        <translation>Kein Checkpoint</translation>
    </message>
    <message>
        <source>Natural recording</source>
        <translation>Natürliche Aufnahme</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>sonorant::ComparisonPanel</name>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Close comparison</source>
        <translation>Vergleich schließen</translation>
    </message>
    <message>
        <source>Weights, the greatest change first</source>
        <translation>Gewichte, die größte Änderung zuerst</translation>
    </message>
    <message>
        <source>Options that differ</source>
        <translation>Optionen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>A: %1    B: %2</source>
        <translation>A: %1    B: %2</translation>
    </message>
    <message>
        <source>Comparing ...</source>
        <translation>Wird verglichen ...</translation>
    </message>
    <message>
        <source>All weights together: %1</source>
        <translation>Alle Gewichte zusammen: %1</translation>
    </message>
    <message>
        <source>unchanged tensors: %1</source>
        <translation>unveränderte Tensoren: %1</translation>
    </message>
    <message>
        <source>not comparable: %1</source>
        <translation>nicht vergleichbar: %1</translation>
    </message>
    <message>
        <source>Both were trained with the same options.</source>
        <translation>Beide wurden mit denselben Optionen trainiert.</translation>
    </message>
</context>
<context>
    <name>sonorant::ConfigDocument</name>
    <message>
        <source>%1 to its default</source>
        <translation>%1 auf die Voreinstellung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Loading the file again</source>
        <translation>Datei neu laden</translation>
    </message>
    <message>
        <source>Restoring unsaved changes</source>
        <translation>Ungespeicherte Änderungen wiederherstellen</translation>
    </message>
</context>
<context>
    <name>sonorant::ConfigForm</name>
    <message>
        <source>No option has these words in its name or help.</source>
        <translation>Keine Option hat diese Wörter in Namen oder Hilfe.</translation>
    </message>
    <message>
        <source>Groups of options</source>
        <translation>Gruppen von Optionen</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>Warnungen: %1</translation>
    </message>
</context>
<context>
    <name>sonorant::ConfigText</name>
    <message>
        <source>Text of config.toml</source>
        <translation>Text von config.toml</translation>
    </message>
    <message>
        <source>What is wrong in the text</source>
        <translation>Was am Text falsch ist</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
</context>
<context>
    <name>sonorant::ConfigurePage</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>The project&apos;s options have changes that are not saved.</source>
        <translation>Die Optionen des Projekts wurden geändert und nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saving writes them into its config.toml.</source>
        <translation>Speichern schreibt sie in seine config.toml.</translation>
    </message>
    <message>
        <source>Show advanced</source>
        <translation>Erweiterte zeigen</translation>
    </message>
    <message>
        <source>The options of a project appear here once one is open.</source>
        <translation>Hier erscheinen die Optionen des Projekts, sobald eines offen ist.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Find an option</source>
        <translation>Option suchen</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The same config.toml as text</source>
        <translation>Dieselbe config.toml als Text</translation>
    </message>
    <message>
        <source>Form or text</source>
        <translation>Formular oder Text</translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept safe: %1</source>
        <translation>Ungespeicherte Änderungen können nicht gesichert werden: %1</translation>
    </message>
    <message>
        <source>Save soon, or free some space.</source>
        <translation>Bald speichern oder Platz schaffen.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Line %1 of config.toml: %2.</source>
        <translation>Zeile %1 von config.toml: %2.</translation>
    </message>
    <message>
        <source>The form waits until the text is right again.</source>
        <translation>Das Formular wartet, bis der Text wieder stimmt.</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>config.toml was not saved: %1</source>
        <translation>config.toml wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Nothing is lost: the changes stay here.</source>
        <translation>Nichts ist verloren: Die Änderungen bleiben hier.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The program ended last time before changes of the options were saved.</source>
        <translation>Das Programm endete letztes Mal, bevor Änderungen der Optionen gespeichert waren.</translation>
    </message>
    <message>
        <source>They were kept beside the project.</source>
        <translation>Sie wurden neben dem Projekt aufbewahrt.</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Another program has changed config.toml.</source>
        <translation>Ein anderes Programm hat config.toml geändert.</translation>
    </message>
    <message>
        <source>Changes made here are not saved yet; loading can be undone.</source>
        <translation>Die Änderungen hier sind noch nicht gespeichert; das Laden lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>Hiesiges behalten</translation>
    </message>
    <message>
        <source>Configure</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
</context>
<context>
    <name>sonorant::CurveView</name>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1 s  ·  frame %2: %3</source>
        <translation>%1 s  ·  Rahmen %2: %3</translation>
    </message>
</context>
<context>
    <name>sonorant::DataBoard</name>
    <message>
        <source>Listing utterances</source>
        <translation>Äußerungen werden aufgelistet</translation>
    </message>
    <message>
        <source>Checking the data</source>
        <translation>Daten werden geprüft</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Dateien werden angesehen</translation>
    </message>
</context>
<context>
    <name>sonorant::DataPage</name>
    <message>
        <source>Check data</source>
        <translation>Daten prüfen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>The utterances of a project appear here: their files checked, seen and heard.</source>
        <translation>Hier erscheinen die Äußerungen eines Projekts: ihre Dateien geprüft, gesehen und gehört.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Nothing can be used yet</source>
        <translation>Noch ist nichts verwendbar</translation>
    </message>
    <message>
        <source>Listing utterances ...</source>
        <translation>Äußerungen werden aufgelistet ...</translation>
    </message>
    <message>
        <source>Utterances that can be used, and their length</source>
        <translation>Verwendbare Äußerungen und ihre Länge</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>Prüfen beenden</translation>
    </message>
    <message>
        <source>Looks at every value of every file (F5)</source>
        <translation>Sieht jeden Wert jeder Datei an (F5)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>%1 auslassen</translation>
    </message>
    <message>
        <source>Written to the project as data.leave_out; can be undone (Ctrl+Del)</source>
        <translation>Wird als data.leave_out ins Projekt geschrieben; kann rückgängig gemacht werden (Strg+Entf)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>sonorant::DetailsPanel</name>
    <message>
        <source>Fact</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Only those that differ from the default</source>
        <translation>Nur von der Voreinstellung abweichende</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Tensors, state or options</source>
        <translation>Tensoren, Zustand oder Optionen</translation>
    </message>
    <message>
        <source>Choose a checkpoint to see what it holds.</source>
        <translation>Einen Checkpoint wählen, um zu sehen, was er enthält.</translation>
    </message>
    <message>
        <source>Histogram of the chosen tensor</source>
        <translation>Histogramm des gewählten Tensors</translation>
    </message>
    <message>
        <source>The epochs so far</source>
        <translation>Die bisherigen Epochen</translation>
    </message>
    <message>
        <source>The file does not tell of its epochs.</source>
        <translation>Die Datei sagt nichts über ihre Epochen.</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>Wird gelesen ...</translation>
    </message>
    <message>
        <source>Values in all</source>
        <translation>Werte insgesamt</translation>
    </message>
    <message>
        <source>No config.toml lies beside this checkpoint: nobody knows its options.</source>
        <translation>Neben diesem Checkpoint liegt keine config.toml: Seine Optionen sind unbekannt.</translation>
    </message>
</context>
<context>
    <name>sonorant::DisplayOptions</name>
    <message>
        <source>What gets the first colour; 0 dB is a sine of full scale</source>
        <translation>Was die erste Farbe bekommt; 0 dB ist ein Sinus mit Vollaussteuerung</translation>
    </message>
    <message>
        <source>What gets the last colour; 0 dB is a sine of full scale</source>
        <translation>Was die letzte Farbe bekommt; 0 dB ist ein Sinus mit Vollaussteuerung</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Frequency scale</source>
        <translation>Frequenzskala</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Analysis window</source>
        <translation>Analysefenster</translation>
    </message>
    <message>
        <source>Analysis window: short ones show time, long ones harmonics</source>
        <translation>Analysefenster: kurze zeigen die Zeit, lange die Harmonischen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
</context>
<context>
    <name>sonorant::DocumentTableModel</name>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Start (samples)</source>
        <translation>Beginn (Abtastwerte)</translation>
    </message>
    <message>
        <source>Length (samples)</source>
        <translation>Länge (Abtastwerte)</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Menge</translation>
    </message>
</context>
<context>
    <name>sonorant::EpochStrip</name>
    <message>
        <source>Checkpoints of the run: what is heard as B</source>
        <translation>Checkpoints des Laufs: was als B zu hören ist</translation>
    </message>
    <message>
        <source>The utterance through the epochs: [ and ] go to the one before and the next. Dashed: not generated yet.</source>
        <translation>Die Äußerung über die Epochen: [ und ] gehen zur vorigen und zur nächsten. Gestrichelt: noch nicht erzeugt.</translation>
    </message>
</context>
<context>
    <name>sonorant::Exporter</name>
    <message>
        <source>NumPy array (.npy) ...</source>
        <translation>NumPy-Feld (.npy) ...</translation>
    </message>
    <message>
        <source>Table (.csv) ...</source>
        <translation>Tabelle (.csv) ...</translation>
    </message>
    <message>
        <source>Picture (.png) ...</source>
        <translation>Bild (.png) ...</translation>
    </message>
    <message>
        <source>The marked part</source>
        <translation>Der markierte Teil</translation>
    </message>
    <message>
        <source>The visible part</source>
        <translation>Der sichtbare Teil</translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation>Die ganze Datei</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 wird exportiert</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>sonorant::FeatureEntry</name>
    <message>
        <source>Add feature</source>
        <translation>Merkmal hinzufügen</translation>
    </message>
    <message>
        <source>Remove feature</source>
        <translation>Merkmal entfernen</translation>
    </message>
    <message>
        <source>What the model reads, one row per feature. The files of an utterance have its name, with the extension given here. F0 comes last where a model needs it.</source>
        <translation>Was das Modell liest, ein Merkmal je Zeile. Die Dateien einer Äußerung tragen ihren Namen mit der hier genannten Endung. F0 kommt zuletzt, wo ein Modell sie braucht.</translation>
    </message>
    <message>
        <source>What the model shall learn to produce, one row per feature. Generated files have the same extension.</source>
        <translation>Was das Modell erzeugen lernen soll, ein Merkmal je Zeile. Erzeugte Dateien haben dieselbe Endung.</translation>
    </message>
    <message>
        <source>Input features</source>
        <translation>Eingabemerkmale</translation>
    </message>
    <message>
        <source>Output features</source>
        <translation>Ausgabemerkmale</translation>
    </message>
    <message>
        <source>Add subset</source>
        <translation>Teilmenge hinzufügen</translation>
    </message>
    <message>
        <source>One more set of folders and lists, for corpora that lie in several places</source>
        <translation>Ein weiterer Satz von Ordnern und Listen, für Korpora an mehreren Orten</translation>
    </message>
    <message>
        <source>Remove subset</source>
        <translation>Teilmenge entfernen</translation>
    </message>
</context>
<context>
    <name>sonorant::FeatureTableModel</name>
    <message>
        <source>normalised</source>
        <translation>normiert</translation>
    </message>
    <message>
        <source>not normalised</source>
        <translation>nicht normiert</translation>
    </message>
    <message>
        <source>Relative to the project; double-click to change</source>
        <translation>Relativ zum Projekt; Doppelklick zum Ändern</translation>
    </message>
    <message>
        <source>Folder, subset %1</source>
        <translation>Ordner, Teilmenge %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Endung</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normieren</translation>
    </message>
    <message>
        <source>.wav and .flac are waveforms, .npy NumPy arrays, anything else raw little-endian float32</source>
        <translation>.wav und .flac sind Wellenformen, .npy NumPy-Felder, alles andere rohe float32 (little-endian)</translation>
    </message>
    <message>
        <source>Values per frame: 80 for a mel spectrogram of 80 bands, 1 for F0 or a waveform</source>
        <translation>Werte je Rahmen: 80 für ein Mel-Spektrogramm mit 80 Bändern, 1 für F0 oder eine Wellenform</translation>
    </message>
    <message>
        <source>Output-rate steps that one frame lasts: 80 for frames every 5 ms at 16 kHz, 1 for a waveform</source>
        <translation>Ausgabeschritte, die ein Rahmen dauert: 80 für Rahmen alle 5 ms bei 16 kHz, 1 für eine Wellenform</translation>
    </message>
    <message>
        <source>Brought to mean 0 and deviation 1 with the statistics of the training set</source>
        <translation>Mit der Statistik des Trainingssatzes auf Mittelwert 0 und Abweichung 1 gebracht</translation>
    </message>
    <message>
        <source>Adding a feature</source>
        <translation>Merkmal hinzufügen</translation>
    </message>
    <message>
        <source>Removing a feature</source>
        <translation>Merkmal entfernen</translation>
    </message>
</context>
<context>
    <name>sonorant::FeaturesPage</name>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>The log mel spectrogram and the fundamental frequency of every recording: what the model reads. They go to the project&apos;s folders mfbsp and f0.</source>
        <translation>Log-Mel-Spektrogramm und Grundfrequenz jeder Aufnahme: was das Modell liest. Sie kommen in die Ordner mfbsp und f0 des Projekts.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Progress of the extraction</source>
        <translation>Fortschritt der Berechnung</translation>
    </message>
    <message>
        <source>Recordings that cannot be used</source>
        <translation>Unbrauchbare Aufnahmen</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>Hält an ...</translation>
    </message>
    <message>
        <source>Waiting for the engine ...</source>
        <translation>Wartet auf die Rechenbibliothek ...</translation>
    </message>
    <message>
        <source>Extracting features ...</source>
        <translation>Berechnet Merkmale ...</translation>
    </message>
    <message>
        <source>Extracting features</source>
        <translation>Merkmale berechnen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Stopped. What is done so far is kept and will not be done again.</source>
        <translation>Angehalten. Das Fertige bleibt und wird nicht noch einmal berechnet.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Recordings that cannot be used: %1</source>
        <translation>Unbrauchbare Aufnahmen: %1</translation>
    </message>
    <message>
        <source>Too few are left for a project. Go back, and convert the recordings or choose others.</source>
        <translation>Für ein Projekt bleiben zu wenige. Gehen Sie zurück und wandeln Sie die Aufnahmen um oder wählen Sie andere.</translation>
    </message>
    <message>
        <source>Leave out %1 and go on</source>
        <translation>%1 auslassen und weiter</translation>
    </message>
    <message>
        <source>The project is ready: %1 utterances for training, %2 for validation, %3 for the test.</source>
        <translation>Das Projekt ist bereit: %1 Äußerungen zum Training, %2 zur Validierung, %3 zum Test.</translation>
    </message>
    <message>
        <source>The project could not be made.</source>
        <translation>Das Projekt konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>&amp;Open the project</source>
        <translation>Projekt ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>sonorant::FigureBoard</name>
    <message>
        <source>Measuring</source>
        <translation>Messung</translation>
    </message>
</context>
<context>
    <name>sonorant::FiguresModel</name>
    <message>
        <source>Mean of %1</source>
        <translation>Mittel von %1</translation>
    </message>
    <message>
        <source>Of the utterances that were measured</source>
        <translation>Über die gemessenen Äußerungen</translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>LSD / dB</source>
        <translation>LSD / dB</translation>
    </message>
    <message>
        <source>Log-spectral distance over voiced frames</source>
        <translation>Log-spektraler Abstand über stimmhafte Rahmen</translation>
    </message>
    <message>
        <source>MCD / dB</source>
        <translation>MCD / dB</translation>
    </message>
    <message>
        <source>Mel-cepstral distortion over active frames</source>
        <translation>Mel-Cepstrum-Verzerrung über aktive Rahmen</translation>
    </message>
    <message>
        <source>F0 / Hz</source>
        <translation>F0 / Hz</translation>
    </message>
    <message>
        <source>F0 error (root mean square) where both are voiced</source>
        <translation>F0-Fehler (quadratisches Mittel), wo beide stimmhaft sind</translation>
    </message>
    <message>
        <source>F0 / cents</source>
        <translation>F0 / Cent</translation>
    </message>
    <message>
        <source>Voicing / %</source>
        <translation>Stimmh. / %</translation>
    </message>
    <message>
        <source>Frames that are voiced in one of the two only</source>
        <translation>Rahmen, die nur in einem der beiden stimmhaft sind</translation>
    </message>
    <message>
        <source>Length / s</source>
        <translation>Länge / s</translation>
    </message>
    <message>
        <source>Generated minus natural length</source>
        <translation>Erzeugte minus natürliche Länge</translation>
    </message>
    <message>
        <source>Level / dB</source>
        <translation>Pegel / dB</translation>
    </message>
    <message>
        <source>Generated minus natural level of the speech</source>
        <translation>Erzeugter minus natürlicher Pegel der Sprache</translation>
    </message>
</context>
<context>
    <name>sonorant::FiguresPanel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Figures of</source>
        <translation>Messwerte von</translation>
    </message>
    <message>
        <source>Selected checkpoint</source>
        <translation>Gewählter Checkpoint</translation>
    </message>
    <message>
        <source>All of this run</source>
        <translation>Alle dieses Laufs</translation>
    </message>
    <message>
        <source>Ticked checkpoints</source>
        <translation>Angehakte Checkpoints</translation>
    </message>
    <message>
        <source>Copies the table for a spreadsheet</source>
        <translation>Kopiert die Tabelle für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Writes the table as a CSV file</source>
        <translation>Schreibt die Tabelle als CSV-Datei</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Return or a double click shows the utterance</source>
        <translation>Eingabe oder Doppelklick zeigt die Äußerung</translation>
    </message>
    <message>
        <source>Measuring ...</source>
        <translation>Misst ...</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>Messwerte exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>What was generated is measured here.</source>
        <translation>Was erzeugt wurde, wird hier gemessen.</translation>
    </message>
</context>
<context>
    <name>sonorant::FindingsModel</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>sonorant::FolderTableEditor</name>
    <message>
        <source>Add subset</source>
        <translation>Teilmenge hinzufügen</translation>
    </message>
    <message>
        <source>Remove subset</source>
        <translation>Teilmenge entfernen</translation>
    </message>
    <message>
        <source>Folder of %1</source>
        <translation>Ordner von %1</translation>
    </message>
</context>
<context>
    <name>sonorant::FolderTableModel</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>sonorant::FormSection</name>
    <message>
        <source>The model to train. This project names one that this program does not have.</source>
        <translation>Das zu trainierende Modell. Dieses Projekt nennt eines, das dieses Programm nicht hat.</translation>
    </message>
    <message>
        <source>Options for special cases that are not shown: %1</source>
        <translation>Nicht gezeigte Optionen für besondere Fälle: %1</translation>
    </message>
</context>
<context>
    <name>sonorant::GeneratePanel</name>
    <message>
        <source>Return ticks the row</source>
        <translation>Eingabe hakt die Zeile an</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Find an utterance</source>
        <translation>Äußerung suchen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>All sets</source>
        <translation>Alle Mengen</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Ticks all utterances of the list, or takes the ticks away</source>
        <translation>Hakt alle Äußerungen der Liste an oder entfernt die Häkchen</translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation>Äußerungen</translation>
    </message>
    <message>
        <source>Progress of generating</source>
        <translation>Fortschritt des Erzeugens</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Häkchen entfernen</translation>
    </message>
    <message>
        <source>Stopping ...</source>
        <translation>Hält an ...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Generate %1 × %2</source>
        <translation>%1 × %2 erzeugen</translation>
    </message>
    <message>
        <source>Generate %1</source>
        <translation>%1 erzeugen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Utterances: %1, checkpoints: %2 (G)</source>
        <translation>Äußerungen: %1, Checkpoints: %2 (G)</translation>
    </message>
</context>
<context>
    <name>sonorant::Generation</name>
    <message>
        <source>The engine is still being loaded.</source>
        <translation>Der Rechenkern wird noch geladen.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was generated</source>
        <translation>Nichts wurde erzeugt</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Remarks in all: %1</source>
        <translation>Hinweise insgesamt: %1</translation>
    </message>
    <message>
        <source>Generated: %1, at %2 x real time</source>
        <translation>Erzeugt: %1, mit %2-facher Echtzeit</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2</source>
        <translation>Abgebrochen nach %1 von %2</translation>
    </message>
    <message>
        <source>Failed after %1 of %2</source>
        <translation>Fehlgeschlagen nach %1 von %2</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
</context>
<context>
    <name>sonorant::GridTable</name>
    <message>
        <source>Browse ...</source>
        <translation>Durchsuchen ...</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Liste wählen</translation>
    </message>
</context>
<context>
    <name>sonorant::ImageView</name>
    <message>
        <source>Picture of the values</source>
        <translation>Bild der Werte</translation>
    </message>
    <message>
        <source>Up and Down choose the dimension of the curve.</source>
        <translation>Auf und Ab wählen die Dimension der Kurve.</translation>
    </message>
</context>
<context>
    <name>sonorant::ImportDialog</name>
    <message>
        <source>What becomes of the configuration</source>
        <translation>Was aus der Konfiguration wird</translation>
    </message>
    <message>
        <source>&amp;Replace the config.toml that is there</source>
        <translation>Vorhandene config.toml e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Import a config.py</source>
        <translation>config.py einlesen</translation>
    </message>
    <message>
        <source>A project of the Python framework</source>
        <translation>Ein Projekt des Python-Frameworks</translation>
    </message>
    <message>
        <source>The file is read as data and never run. What it says, and what cannot be carried over, is shown below before anything is written.</source>
        <translation>Die Datei wird als Daten gelesen und nie ausgeführt. Was sie sagt und was sich nicht übernehmen lässt, steht unten, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Einlesen</translation>
    </message>
    <message>
        <source>Browse ...</source>
        <translation>Durchsuchen ...</translation>
    </message>
    <message>
        <source>Look for: %1</source>
        <translation>Suchen: %1</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>The config.py</source>
        <translation>Die config.py</translation>
    </message>
    <message>
        <source>config.py</source>
        <translation>config.py</translation>
    </message>
    <message>
        <source>&amp;Project folder</source>
        <translation>&amp;Projektordner</translation>
    </message>
    <message>
        <source>Folder of the new project</source>
        <translation>Ordner des neuen Projekts</translation>
    </message>
    <message>
        <source>the folder of the file</source>
        <translation>der Ordner der Datei</translation>
    </message>
    <message>
        <source>The model to train</source>
        <translation>Das Modell, das trainiert wird</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Shell line</source>
        <translation>&amp;Shell-Zeile</translation>
    </message>
    <message>
        <source>The shell line that starts main.py</source>
        <translation>Die Shell-Zeile, die main.py startet</translation>
    </message>
    <message>
        <source>python main.py --lr 0.0003 --batch-size 4 ...  (may be left empty)</source>
        <translation>python main.py --lr 0.0003 --batch-size 4 ...  (darf leer bleiben)</translation>
    </message>
    <message>
        <source>The config.py of a project</source>
        <translation>Die config.py eines Projekts</translation>
    </message>
    <message>
        <source>Python (*.py);;All files (*)</source>
        <translation>Python (*.py);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>the shell line</source>
        <translation>die Shell-Zeile</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>The folder has a config.toml already. Choose another folder, or replace it.</source>
        <translation>Der Ordner hat schon eine config.toml. Einen anderen Ordner wählen oder sie ersetzen.</translation>
    </message>
    <message>
        <source>%1 carried over, %2 not. The project will be %3</source>
        <translation>%1 übernommen, %2 nicht. Das Projekt wird %3</translation>
    </message>
    <message>
        <source>Choose a config.py: what becomes of each of its names will be listed here.</source>
        <translation>Eine config.py wählen: Hier erscheint, was aus jedem ihrer Namen wird.</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>Wird gelesen ...</translation>
    </message>
</context>
<context>
    <name>sonorant::ImportModel</name>
    <message>
        <source>Not carried over</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Fehlt noch</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Becomes, or why not</source>
        <translation>Wird zu, oder warum nicht</translation>
    </message>
</context>
<context>
    <name>sonorant::InlineListEditor</name>
    <message>
        <source>expected true and false, with commas between</source>
        <translation>true und false erwartet, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>expected whole numbers, with commas between</source>
        <translation>ganze Zahlen erwartet, mit Kommas dazwischen</translation>
    </message>
</context>
<context>
    <name>sonorant::InspectBoard</name>
    <message>
        <source>There is not enough memory to show %1</source>
        <translation>Der Speicher reicht nicht, um %1 zu zeigen</translation>
    </message>
    <message>
        <source>Close other programs, or choose fewer columns.</source>
        <translation>Schließen Sie andere Programme oder wählen Sie weniger Spalten.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
</context>
<context>
    <name>sonorant::InspectPage</name>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Subtract a file</source>
        <translation>Datei abziehen</translation>
    </message>
    <message>
        <source>Open a matrix, an array, a waveform or a cache of the training to look into it, or drop a file here.</source>
        <translation>Öffnen Sie eine Matrix, ein Feld, eine Aufnahme oder einen Zwischenspeicher des Trainings, um hineinzusehen, oder legen Sie eine Datei hier ab.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Value under the pointer</source>
        <translation>Wert unter dem Zeiger</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>Andere öffnen</translation>
    </message>
    <message>
        <source>%1 has changed on the disk.</source>
        <translation>%1 hat sich auf der Platte geändert.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>The file became shorter while it was open, and was closed.</source>
        <translation>Die Datei wurde kürzer, während sie offen war, und wurde geschlossen.</translation>
    </message>
    <message>
        <source>Open it again when whatever writes it has finished.</source>
        <translation>Öffnen Sie sie wieder, wenn sie fertig geschrieben ist.</translation>
    </message>
    <message>
        <source>difference  ·  %1</source>
        <translation>Differenz  ·  %1</translation>
    </message>
    <message>
        <source>The file does not say how many values a frame has: %1 fits best.</source>
        <translation>Die Datei sagt nicht, wie viele Werte ein Frame hat: %1 passt am besten.</translation>
    </message>
    <message>
        <source>Files of numbers (*.mfbsp *.f0 *.mel *.npy *.bin *.wav *.flac *.dic);;All files (*)</source>
        <translation>Zahlendateien (*.mfbsp *.f0 *.mel *.npy *.bin *.wav *.flac *.dic);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Untersuchen</translation>
    </message>
</context>
<context>
    <name>sonorant::InspectTools</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Curve of</source>
        <translation>Kurve von</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Achse</translation>
    </message>
    <message>
        <source>Values per frame. The file itself does not say; plausible numbers come first.</source>
        <translation>Werte je Frame. Die Datei selbst sagt es nicht; wahrscheinliche Zahlen stehen oben.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Frame shift</source>
        <translation>Frame-Abstand</translation>
    </message>
    <message>
        <source>Time from one frame to the next</source>
        <translation>Zeit von einem Frame zum nächsten</translation>
    </message>
</context>
<context>
    <name>sonorant::InspectView</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>What is seen of the file</source>
        <translation>Was von der Datei zu sehen ist</translation>
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
    <name>sonorant::LeaveOut</name>
    <message>
        <source>There is no config.toml to write to.</source>
        <translation>Es gibt keine config.toml, in die geschrieben werden kann.</translation>
    </message>
    <message>
        <source>config.toml has a syntax error; mend it on the Configure page.</source>
        <translation>config.toml hat einen Syntaxfehler; er lässt sich auf der Seite Konfiguration beheben.</translation>
    </message>
    <message>
        <source>leave out %1</source>
        <translation>%1 auslassen</translation>
    </message>
    <message>
        <source>leave out %1 utterances</source>
        <translation>%1 Äußerungen auslassen</translation>
    </message>
    <message>
        <source>take back %1</source>
        <translation>%1 wieder aufnehmen</translation>
    </message>
    <message>
        <source>take back %1 utterances</source>
        <translation>%1 Äußerungen wieder aufnehmen</translation>
    </message>
</context>
<context>
    <name>sonorant::ListenLibrary</name>
    <message>
        <source>Looking for checkpoints</source>
        <translation>Checkpoints werden gesucht</translation>
    </message>
    <message>
        <source>Listing utterances</source>
        <translation>Äußerungen werden aufgelistet</translation>
    </message>
</context>
<context>
    <name>sonorant::ListenPage</name>
    <message>
        <source>What a trained model generates is heard and seen here, beside the recordings.</source>
        <translation>Was ein trainiertes Modell erzeugt, ist hier neben den Aufnahmen zu hören und zu sehen.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>There is no checkpoint yet: train first, then listen to every epoch here.</source>
        <translation>Es gibt noch keinen Checkpoint: erst trainieren, dann hier jede Epoche anhören.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Looking for checkpoints ...</source>
        <translation>Checkpoints werden gesucht ...</translation>
    </message>
    <message>
        <source>Generate missing (%1)</source>
        <translation>Fehlende erzeugen (%1)</translation>
    </message>
    <message>
        <source>Generate missing</source>
        <translation>Fehlende erzeugen</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Use as A</source>
        <translation>Als A verwenden</translation>
    </message>
    <message>
        <source>Takes the checkpoint of B as A, to compare others with it (P)</source>
        <translation>Nimmt den Checkpoint von B als A, um andere damit zu vergleichen (P)</translation>
    </message>
    <message>
        <source>Blind test</source>
        <translation>Blindtest</translation>
    </message>
    <message>
        <source>Sounds as WAV ...</source>
        <translation>Klänge als WAV ...</translation>
    </message>
    <message>
        <source>Picture as PNG ...</source>
        <translation>Bild als PNG ...</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Look for checkpoints again</source>
        <translation>Checkpoints neu suchen</translation>
    </message>
    <message>
        <source>Previous checkpoint with a sound</source>
        <translation>Voriger Checkpoint mit Klang</translation>
    </message>
    <message>
        <source>Next checkpoint with a sound</source>
        <translation>Nächster Checkpoint mit Klang</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Generates this utterance with all checkpoints of the run that have not yet</source>
        <translation>Erzeugt diese Äußerung mit allen Checkpoints des Laufs, für die sie noch fehlt</translation>
    </message>
    <message>
        <source>Natural recording</source>
        <translation>Natürliche Aufnahme</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No utterance has a sound on both sides, A and B.</source>
        <translation>Keine Äußerung hat auf beiden Seiten, A und B, einen Klang.</translation>
    </message>
    <message>
        <source>Generate some first.</source>
        <translation>Zuerst einige erzeugen.</translation>
    </message>
    <message>
        <source>Export generated sounds to a folder</source>
        <translation>Erzeugte Klänge in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>None of the chosen utterances was generated yet.</source>
        <translation>Keine der gewählten Äußerungen wurde schon erzeugt.</translation>
    </message>
    <message>
        <source>Generate them first.</source>
        <translation>Zuerst erzeugen.</translation>
    </message>
    <message>
        <source>Exporting sounds</source>
        <translation>Klänge exportieren</translation>
    </message>
    <message>
        <source>Sounds written to %1: %2</source>
        <translation>Klänge nach %1 geschrieben: %2</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>The picture cannot be written: %1</source>
        <translation>Das Bild kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to.</source>
        <translation>Einen beschreibbaren Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>sonorant::ListenUtteranceModel</name>
    <message>
        <source>generated</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>%1
No natural recording was found</source>
        <translation>%1
Keine natürliche Aufnahme gefunden</translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it was generated with the selected checkpoint</source>
        <translation>Ob sie mit dem gewählten Checkpoint erzeugt wurde</translation>
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
    <message>
        <source>(The log&apos;s beginning is not shown.)</source>
        <translation>(Der Anfang des Protokolls wird nicht gezeigt.)</translation>
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
    <message>
        <source>Loss %1, training</source>
        <translation>Verlust %1, Training</translation>
    </message>
    <message>
        <source>Loss %1, validation</source>
        <translation>Verlust %1, Validierung</translation>
    </message>
    <message>
        <source>%1, sum</source>
        <translation>%1, Summe</translation>
    </message>
    <message>
        <source>Its parts: %1</source>
        <translation>Seine Teile: %1</translation>
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
    <message>
        <source>&amp;New project ...</source>
        <translation>&amp;Neues Projekt ...</translation>
    </message>
    <message>
        <source>Jobs are running</source>
        <translation>Es laufen Aufgaben</translation>
    </message>
    <message>
        <source>Stop what is running and close? %1</source>
        <translation>Beenden, was läuft, und schließen? %1</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Beenden und schließen</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Import a config.py ...</source>
        <translation>config.py &amp;einlesen ...</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>Stop it before you close the project.</source>
        <translation>Halten Sie ihn an, bevor Sie das Projekt schließen.</translation>
    </message>
</context>
<context>
    <name>sonorant::MatrixView</name>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>%1 s  ·  frame %2, dimension %3: %4</source>
        <translation>%1 s  ·  Rahmen %2, Dimension %3: %4</translation>
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
    <name>sonorant::ModelPage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What is trained. Everything can be changed later on the Configure page.</source>
        <translation>Was trainiert wird. Alles lässt sich später auf der Seite Optionen ändern.</translation>
    </message>
    <message>
        <source>Convert recordings that need it</source>
        <translation>Aufnahmen umwandeln, wo nötig</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sampling rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Recordings of another rate, of several channels or other than WAV: %1.</source>
        <translation>Aufnahmen mit anderer Rate, mehreren Kanälen oder anders als WAV: %1.</translation>
    </message>
    <message>
        <source>Copies of all recordings at %1 Hz with one channel go to the project&apos;s folder wav; the originals stay as they are.</source>
        <translation>Kopien aller Aufnahmen mit %1 Hz und einem Kanal kommen in den Ordner wav des Projekts; die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>They will be left out.</source>
        <translation>Sie werden ausgelassen.</translation>
    </message>
</context>
<context>
    <name>sonorant::NameListModel</name>
    <message>
        <source>Every file</source>
        <translation>Jede Datei</translation>
    </message>
    <message>
        <source>List file</source>
        <translation>Listendatei</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>of the first input folder</source>
        <translation>im ersten Eingabeordner</translation>
    </message>
    <message>
        <source>Utterances from</source>
        <translation>Äußerungen aus</translation>
    </message>
    <message>
        <source>File, or names with commas between</source>
        <translation>Datei, oder Namen mit Kommas dazwischen</translation>
    </message>
</context>
<context>
    <name>sonorant::NameListsEditor</name>
    <message>
        <source>Add subset</source>
        <translation>Teilmenge hinzufügen</translation>
    </message>
    <message>
        <source>Remove subset</source>
        <translation>Teilmenge entfernen</translation>
    </message>
</context>
<context>
    <name>sonorant::NewProjectWizard</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
</context>
<context>
    <name>sonorant::NumberEditor</name>
    <message>
        <source>expected a whole number, such as 16000 or 1e6</source>
        <translation>ganze Zahl erwartet, etwa 16000 oder 1e6</translation>
    </message>
    <message>
        <source>expected a number, such as 0.5 or 3e-4</source>
        <translation>Zahl erwartet, etwa 0.5 oder 3e-4</translation>
    </message>
</context>
<context>
    <name>sonorant::OptionField</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>Zurück zur Voreinstellung: %1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Changed. Back to the default: %1</source>
        <translation>Geändert. Zurück zur Voreinstellung: %1</translation>
    </message>
    <message>
        <source>Not used: %1.</source>
        <translation>Ohne Wirkung: %1.</translation>
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
    <name>sonorant::PathEditor</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>%1 suchen</translation>
    </message>
</context>
<context>
    <name>sonorant::PlacePage</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Where the project lies, and which part of the utterances is kept from training: to see when it is good enough (validation), and to listen to at the end (test).</source>
        <translation>Wo das Projekt liegt und welcher Teil der Äußerungen nicht zum Training dient: um zu sehen, wann es gut genug ist (Validierung), und um am Ende zu hören (Test).</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Browse ...</source>
        <translation>Durchsuchen ...</translation>
    </message>
    <message>
        <source>Folder in which the project is made</source>
        <translation>Ordner, in dem das Projekt angelegt wird</translation>
    </message>
    <message>
        <source>In folder</source>
        <translation>Im Ordner</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>The same seed draws the same sets</source>
        <translation>Derselbe Startwert zieht dieselben Mengen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>%1 utterances for training, %2 for validation, %3 for the test</source>
        <translation>%1 Äußerungen zum Training, %2 zur Validierung, %3 zum Test</translation>
    </message>
    <message>
        <source>The project needs a name.</source>
        <translation>Das Projekt braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name holds no &quot;/&quot; and does not begin with a full stop.</source>
        <translation>Ein Name enthält kein „/“ und beginnt nicht mit einem Punkt.</translation>
    </message>
    <message>
        <source>Choose the folder in which the project is made.</source>
        <translation>Wählen Sie den Ordner, in dem das Projekt angelegt wird.</translation>
    </message>
    <message>
        <source>The project will be %1</source>
        <translation>Das Projekt wird %1</translation>
    </message>
    <message>
        <source>&amp;Extract features</source>
        <translation>Merkmale &amp;berechnen</translation>
    </message>
</context>
<context>
    <name>sonorant::Player</name>
    <message>
        <source>There is no audio device.</source>
        <translation>Es gibt kein Audiogerät.</translation>
    </message>
    <message>
        <source>Connect one, or start the sound server; everything but sound works without.</source>
        <translation>Eines anschließen oder den Klangserver starten; alles außer dem Ton geht auch ohne.</translation>
    </message>
    <message>
        <source>The audio device %1 cannot be used.</source>
        <translation>Das Audiogerät %1 kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Another program may hold it; choose another device.</source>
        <translation>Vielleicht hält es ein anderes Programm; ein anderes Gerät wählen.</translation>
    </message>
    <message>
        <source>The audio device has gone.</source>
        <translation>Das Audiogerät ist verschwunden.</translation>
    </message>
    <message>
        <source>Choose another device and play again.</source>
        <translation>Ein anderes Gerät wählen und erneut abspielen.</translation>
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
    <message>
        <source>Each loss</source>
        <translation>Jeder Verlust</translation>
    </message>
    <message>
        <source>Draw every named loss of the model rather than their sum</source>
        <translation>Jeden benannten Verlust des Modells zeichnen statt ihrer Summe</translation>
    </message>
</context>
<context>
    <name>sonorant::PreviewPanel</name>
    <message>
        <source>F0</source>
        <translation>F0</translation>
    </message>
    <message>
        <source>Select an utterance to see and hear it.</source>
        <translation>Eine Äußerung auswählen, um sie zu sehen und zu hören.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Reading an utterance</source>
        <translation>Eine Äußerung wird gelesen</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
</context>
<context>
    <name>sonorant::ProblemLine</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>sonorant::ProfilePlot</name>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation>Mittel ± Abweichung</translation>
    </message>
    <message>
        <source>dimension %1: mean %2, deviation %3</source>
        <translation>Dimension %1: Mittel %2, Abweichung %3</translation>
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
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>sonorant::ProjectPreparer</name>
    <message>
        <source>Extracting features</source>
        <translation>Merkmale gewinnen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Extracting features: %1 of %2</source>
        <translation>Merkmale gewinnen: %1 von %2</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
</context>
<context>
    <name>sonorant::RangeChoice</name>
    <message>
        <source>1 to 99 %</source>
        <translation>1 bis 99 %</translation>
    </message>
    <message>
        <source>0.1 to 99.9 %</source>
        <translation>0,1 bis 99,9 %</translation>
    </message>
    <message>
        <source>Smallest to largest</source>
        <translation>Kleinster bis größter</translation>
    </message>
    <message>
        <source>Around zero</source>
        <translation>Um null</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Bereich der Farben</translation>
    </message>
    <message>
        <source>Lowest value shown</source>
        <translation>Kleinster gezeigter Wert</translation>
    </message>
    <message>
        <source>Highest value shown</source>
        <translation>Größter gezeigter Wert</translation>
    </message>
</context>
<context>
    <name>sonorant::RecordingsModel</name>
    <message>
        <source>Cannot be used: %1</source>
        <translation>Unbrauchbar: %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Duration / s</source>
        <translation>Dauer / s</translation>
    </message>
    <message>
        <source>Rate / Hz</source>
        <translation>Rate / Hz</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>sonorant::RecordingsPage</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>A folder with WAV or FLAC files of speech; sub-folders are looked through, too. The recordings stay as they are.</source>
        <translation>Ein Ordner mit WAV- oder FLAC-Dateien gesprochener Sprache; auch Unterordner werden durchsucht. Die Aufnahmen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Browse ...</source>
        <translation>Durchsuchen ...</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Ordner der Aufnahmen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Recordings found</source>
        <translation>Gefundene Aufnahmen</translation>
    </message>
    <message>
        <source>Looking through the folder ...</source>
        <translation>Durchsucht den Ordner ...</translation>
    </message>
    <message>
        <source>Looking through recordings</source>
        <translation>Aufnahmen durchsehen</translation>
    </message>
    <message>
        <source>Reading headers: %1 of %2</source>
        <translation>Liest Dateiköpfe: %1 von %2</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>%1 Aufnahmen</translation>
    </message>
    <message>
        <source>%1 Hz (%2)</source>
        <translation>%1 Hz (%2)</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1 with several channels</source>
        <translation>%1 mit mehreren Kanälen</translation>
    </message>
    <message>
        <source>There are no WAV or FLAC files in this folder.</source>
        <translation>In diesem Ordner sind keine WAV- oder FLAC-Dateien.</translation>
    </message>
    <message>
        <source>A project needs at least %1 usable recordings.</source>
        <translation>Ein Projekt braucht mindestens %1 brauchbare Aufnahmen.</translation>
    </message>
    <message>
        <source>Files that cannot be used and will be left out: %1. They come first below.</source>
        <translation>Unbrauchbare Dateien, die ausgelassen werden: %1. Sie stehen unten zuerst.</translation>
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
    <name>sonorant::SoundLane</name>
    <message>
        <source>Hear %1</source>
        <translation>%1 anhören</translation>
    </message>
    <message>
        <source>Hear %1 (X switches between A and B)</source>
        <translation>%1 anhören (X wechselt zwischen A und B)</translation>
    </message>
    <message>
        <source>Waveform of %1</source>
        <translation>Wellenform von %1</translation>
    </message>
    <message>
        <source>Spectrogram of %1</source>
        <translation>Spektrogramm von %1</translation>
    </message>
</context>
<context>
    <name>sonorant::SoundShelf</name>
    <message>
        <source>Reading sounds</source>
        <translation>Klänge werden gelesen</translation>
    </message>
</context>
<context>
    <name>sonorant::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1 s  ·  %2 Hz: %3 dB</source>
        <translation>%1 s  ·  %2 Hz: %3 dB</translation>
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
    <message>
        <source>Ctrl+N  New project    ·    Ctrl+O  Open a project    ·    F1  All shortcuts</source>
        <translation>Strg+N  Neues Projekt    ·    Strg+O  Projekt öffnen    ·    F1  Alle Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>sonorant::StatisticsModel</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>Infinite</source>
        <translation>Unendlich</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>1 %</source>
        <translation>1 %</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>Kenngröße</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>sonorant::StatisticsPanel</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Alle Werte</translation>
    </message>
    <message>
        <source>Whose statistics</source>
        <translation>Kenngrößen wovon</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Kenngrößen</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>%1 values far off are not in the histogram.</source>
        <translation>%1 weit entfernte Werte fehlen im Histogramm.</translation>
    </message>
    <message>
        <source>Counting the values ...</source>
        <translation>Die Werte werden gezählt ...</translation>
    </message>
    <message>
        <source>The values were not counted.</source>
        <translation>Die Werte wurden nicht gezählt.</translation>
    </message>
</context>
<context>
    <name>sonorant::SummaryPanel</name>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation>Äußerungen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
    <message>
        <source>Mean and deviation</source>
        <translation>Mittel und Abweichung</translation>
    </message>
    <message>
        <source>Findings, durations or statistics</source>
        <translation>Befunde, Dauern oder Statistik</translation>
    </message>
    <message>
        <source>Histogram of durations</source>
        <translation>Histogramm der Dauern</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Mean and deviation per dimension</source>
        <translation>Mittel und Abweichung je Dimension</translation>
    </message>
    <message>
        <source>Mean and deviation per dimension appear here once the data were checked.</source>
        <translation>Mittel und Abweichung je Dimension erscheinen hier, wenn die Daten geprüft sind.</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Befunde (%1)</translation>
    </message>
    <message>
        <source>Nothing was found: every file is as it should be.</source>
        <translation>Nichts gefunden: Jede Datei ist, wie sie sein soll.</translation>
    </message>
    <message>
        <source>What is wrong with files appears here. Sizes were looked at so far; Check data looks at every value.</source>
        <translation>Was an Dateien nicht stimmt, erscheint hier. Bisher wurden Größen angesehen; Daten prüfen sieht jeden Wert an.</translation>
    </message>
    <message>
        <source>%1 (%2 frames)</source>
        <translation>%1 (%2 Rahmen)</translation>
    </message>
</context>
<context>
    <name>sonorant::TensorTableModel</name>
    <message>
        <source>Values that are NaN or infinite</source>
        <translation>Werte, die NaN oder unendlich sind</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>Nicht endlich</translation>
    </message>
</context>
<context>
    <name>sonorant::TextListEditor</name>
    <message>
        <source>One name per line</source>
        <translation>Ein Name je Zeile</translation>
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
    <name>sonorant::TimeRuler</name>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
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
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>training on %1</source>
        <translation>trainiert auf %1</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
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
    <message>
        <source>The extraction of features was stopped.</source>
        <translation>Das Gewinnen der Merkmale wurde angehalten.</translation>
    </message>
    <message>
        <source>What is done so far is kept and will not be done again.</source>
        <translation>Was getan ist, bleibt und wird nicht wiederholt.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The features of %1 of %2 recordings could not be extracted.</source>
        <translation>Die Merkmale von %1 von %2 Aufnahmen konnten nicht gewonnen werden.</translation>
    </message>
    <message>
        <source>Train without them</source>
        <translation>Ohne sie trainieren</translation>
    </message>
    <message>
        <source>This run was recorded by the Python framework; its folder is left as it is.</source>
        <translation>Dieser Lauf wurde vom Python-Framework aufgezeichnet; sein Ordner bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>To go on from it, name its newest epoch file as the checkpoint (trained_model) on the Configure page, and start a new run.</source>
        <translation>Um von ihm aus weiterzumachen, auf der Seite Optionen seine neueste Epochendatei als Checkpoint (trained_model) angeben und einen neuen Lauf starten.</translation>
    </message>
    <message>
        <source>All %1 epochs were trained already.</source>
        <translation>Alle %1 Epochen sind schon trainiert.</translation>
    </message>
    <message>
        <source>Raise the number of epochs of the project, then go on from here.</source>
        <translation>Die Zahl der Epochen des Projekts erhöhen, dann von hier fortsetzen.</translation>
    </message>
    <message>
        <source>The run was stopped and saved.</source>
        <translation>Der Lauf wurde angehalten und gespeichert.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
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
<context>
    <name>sonorant::TransportBar</name>
    <message>
        <source>Match loudness</source>
        <translation>Lautheit angleichen</translation>
    </message>
    <message>
        <source>Plays A and B equally loud: the level of the speech in both, without its pauses</source>
        <translation>Spielt A und B gleich laut: der Pegel der Sprache in beiden, ohne ihre Pausen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Audio device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation>Lautstärke: %1 %</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop, and back to the start (S)</source>
        <translation>Anhalten und zurück zum Anfang (S)</translation>
    </message>
    <message>
        <source>Switch A / B</source>
        <translation>A / B wechseln</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Repeat the marked region, or everything where none is marked (L)</source>
        <translation>Den markierten Bereich wiederholen, oder alles, wo keiner markiert ist (L)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1 / %2 s</source>
        <translation>%1 / %2 s</translation>
    </message>
    <message>
        <source>No audio device</source>
        <translation>Kein Audiogerät</translation>
    </message>
    <message>
        <source>Default device</source>
        <translation>Standardgerät</translation>
    </message>
</context>
<context>
    <name>sonorant::UtterancePanel</name>
    <message>
        <source>Find an utterance</source>
        <translation>Äußerung suchen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>All sets</source>
        <translation>Alle Mengen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Mit Befunden</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation>Äußerungen</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>sonorant::UtteranceTableModel</name>
    <message>
        <source>Utterance</source>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Rate / Hz</source>
        <translation>Rate / Hz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Frames (samples of a waveform) of %1</source>
        <translation>Rahmen (Abtastwerte einer Wellenform) von %1</translation>
    </message>
</context>
<context>
    <name>sonorant::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>%1 s  ·  sample %2: %3</source>
        <translation>%1 s  ·  Abtastwert %2: %3</translation>
    </message>
</context>
</TS>
