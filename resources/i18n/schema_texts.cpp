// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the schema, for lupdate; not compiled. Written by tst_translation.
static const char* const texts[] = {
    QT_TRANSLATE_NOOP("Schema", "Sets"),
    QT_TRANSLATE_NOOP("Schema", "Training set"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Name of the training set, used for its cache files. With several subsets, one name for all (the "
        "subsets are then called NAME_sub_0, NAME_sub_1, ...) or a list with one name for each."),
    QT_TRANSLATE_NOOP("Schema", "Validation set"),
    QT_TRANSLATE_NOOP("Schema", "Name of the validation set, as for the training set. Left out: training "
                                "runs without validation, and every epoch counts as the best so far."),
    QT_TRANSLATE_NOOP("Schema", "Training lists"),
    QT_TRANSLATE_NOOP("Schema", "One entry per subset: the path of a text file with one utterance name "
                                "(without extension) per line, or a list of the names themselves. An empty "
                                "entry, or no lists at all: every file of the subset's first input folder."),
    QT_TRANSLATE_NOOP("Schema", "Validation lists"),
    QT_TRANSLATE_NOOP(
        "Schema", "One entry per subset, as for the training lists; the files come from the same folders."),
    QT_TRANSLATE_NOOP("Schema", "Left out"),
    QT_TRANSLATE_NOOP("Schema", "Names of utterances that belong to no set, whatever the lists say. Checking "
                                "the data offers to put bad recordings here."),
    QT_TRANSLATE_NOOP("Schema", "Input features"),
    QT_TRANSLATE_NOOP("Schema", "Input folders"),
    QT_TRANSLATE_NOOP("Schema", "For each subset a list of folders, one folder per input feature."),
    QT_TRANSLATE_NOOP("Schema", "Input extensions"),
    QT_TRANSLATE_NOOP("Schema",
                      "File extension of each input feature, e.g. \".mfbsp\". \".wav\" and \".flac\" are "
                      "waveforms, \".npy\" NumPy arrays, anything else raw little-endian float32. F0 comes "
                      "last where a model needs it; for \".f0\" only voiced frames count in the statistics."),
    QT_TRANSLATE_NOOP("Schema", "Input dimensions"),
    QT_TRANSLATE_NOOP(
        "Schema", "Values per frame of each input feature: 80 for a mel spectrogram of 80 bands, 1 for F0."),
    QT_TRANSLATE_NOOP("Schema", "Input resolutions"),
    QT_TRANSLATE_NOOP("Schema", "steps per frame"),
    QT_TRANSLATE_NOOP("Schema", "How many output-rate steps one frame of each input feature lasts: 80 for "
                                "frames every 5 ms and a waveform at 16 kHz. All inputs share one value."),
    QT_TRANSLATE_NOOP("Schema", "Normalise inputs"),
    QT_TRANSLATE_NOOP("Schema", "For each input feature: whether it is brought to mean 0 and deviation 1 "
                                "with the statistics of the training set."),
    QT_TRANSLATE_NOOP("Schema", "Output features"),
    QT_TRANSLATE_NOOP("Schema", "Output folders"),
    QT_TRANSLATE_NOOP("Schema", "For each subset a list of folders, one folder per output feature: what the "
                                "model shall learn to produce."),
    QT_TRANSLATE_NOOP("Schema", "Output extensions"),
    QT_TRANSLATE_NOOP("Schema", "File extension of each output feature; generated files get it, too. "
                                "\".wav\" is written as 16-bit PCM."),
    QT_TRANSLATE_NOOP("Schema", "Output dimensions"),
    QT_TRANSLATE_NOOP("Schema", "Values per frame of each output feature: 1 for a waveform."),
    QT_TRANSLATE_NOOP("Schema", "Output resolutions"),
    QT_TRANSLATE_NOOP("Schema", "How many output-rate steps one frame of each output feature lasts: 1 for a "
                                "waveform. All outputs share one value."),
    QT_TRANSLATE_NOOP("Schema", "Normalise outputs"),
    QT_TRANSLATE_NOOP("Schema", "For each output feature: whether the target is brought to mean 0 and "
                                "deviation 1. Usually false for waveforms."),
    QT_TRANSLATE_NOOP("Schema", "Sampling rate"),
    QT_TRANSLATE_NOOP("Schema", "Hz"),
    QT_TRANSLATE_NOOP("Schema", "Sampling rate of the waveforms, also of the generated ones."),
    QT_TRANSLATE_NOOP("Schema", "Segments"),
    QT_TRANSLATE_NOOP("Schema", "Segment length"),
    QT_TRANSLATE_NOOP("Schema", "steps"),
    QT_TRANSLATE_NOOP("Schema",
                      "Utterances are cut into segments of this length, rounded down to whole input frames. "
                      "0: whole utterances. Shorter segments need less memory. Test sets are never cut."),
    QT_TRANSLATE_NOOP("Schema", "Shortest segment"),
    QT_TRANSLATE_NOOP("Schema", "Segments shorter than this are dropped from training and validation sets, "
                                "rounded down to whole input frames. 0: none is dropped."),
    QT_TRANSLATE_NOOP("Schema", "Leave out mismatched lengths"),
    QT_TRANSLATE_NOOP("Schema", "Leave out utterances whose features differ by more than 10 % in length, "
                                "with a warning. Otherwise they are an error."),
    QT_TRANSLATE_NOOP("Schema", "Statistics and caches"),
    QT_TRANSLATE_NOOP("Schema", "Statistics from"),
    QT_TRANSLATE_NOOP("Schema",
                      "Which training files the mean and deviation come from when there are several subsets: "
                      "all of them, or those of the first subset as in the Python framework."),
    QT_TRANSLATE_NOOP("Schema", "all subsets"),
    QT_TRANSLATE_NOOP("Schema", "the first subset"),
    QT_TRANSLATE_NOOP("Schema", "Merge subsets"),
    QT_TRANSLATE_NOOP("Schema", "concatenate: one long set. batch_merge: every mini-batch takes one draw "
                                "from each subset, and an epoch ends with the smallest subset."),
    QT_TRANSLATE_NOOP("Schema", "one long set"),
    QT_TRANSLATE_NOOP("Schema", "one draw from each subset per mini-batch"),
    QT_TRANSLATE_NOOP("Schema", "Cache folder"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Folder for cached lengths (.dic) and statistics (.bin). Empty: the folder cache of the project."),
    QT_TRANSLATE_NOOP("Schema", "Ignore caches"),
    QT_TRANSLATE_NOOP(
        "Schema", "Read all lengths and statistics from the files again, even where caches are up to date."),
    QT_TRANSLATE_NOOP("Schema", "Skip scanning folders"),
    QT_TRANSLATE_NOOP("Schema", "Trust the lists (or the caches) without looking which files exist. Saves "
                                "time on slow network folders; missing files then show up while training."),
    QT_TRANSLATE_NOOP("Schema", "Reverse order"),
    QT_TRANSLATE_NOOP("Schema", "Read the set back to front: position i holds segment n - 1 - i."),
    QT_TRANSLATE_NOOP("Schema", "Silence in waveforms"),
    QT_TRANSLATE_NOOP("Schema",
                      "Energy-based removal of silence while loading, for sets of waveforms alone."),
    QT_TRANSLATE_NOOP("Schema", "keep as it is"),
    QT_TRANSLATE_NOOP("Schema", "remove silence"),
    QT_TRANSLATE_NOOP("Schema", "keep only silence"),
    QT_TRANSLATE_NOOP("Schema", "remove at both ends"),
    QT_TRANSLATE_NOOP("Schema", "Epochs and batches"),
    QT_TRANSLATE_NOOP("Schema", "Epochs"),
    QT_TRANSLATE_NOOP("Schema", "How often training goes through the training set at most. When a run is "
                                "resumed, a larger number extends it."),
    QT_TRANSLATE_NOOP("Schema", "Patience"),
    QT_TRANSLATE_NOOP("Schema", "epochs"),
    QT_TRANSLATE_NOOP("Schema",
                      "Training stops early after this many epochs without a new best validation loss."),
    QT_TRANSLATE_NOOP("Schema", "Batch size"),
    QT_TRANSLATE_NOOP("Schema", "segments"),
    QT_TRANSLATE_NOOP("Schema", "Segments per mini-batch, in training and validation. Above 1, shorter "
                                "segments are padded with zeros to the longest of the batch."),
    QT_TRANSLATE_NOOP("Schema", "Accumulate gradients"),
    QT_TRANSLATE_NOOP("Schema", "mini-batches"),
    QT_TRANSLATE_NOOP("Schema", "Gradients of this many mini-batches are summed (each divided by the number) "
                                "before one step of the optimiser: a larger batch without more memory."),
    QT_TRANSLATE_NOOP("Schema", "Shuffle"),
    QT_TRANSLATE_NOOP("Schema",
                      "Draw a new order of the segments for every epoch, in training and validation."),
    QT_TRANSLATE_NOOP("Schema", "Sampler"),
    QT_TRANSLATE_NOOP("Schema",
                      "block_shuffle_by_length puts segments of similar length into one mini-batch: sorted "
                      "by length, shuffled in blocks of four batches, and the blocks shuffled."),
    QT_TRANSLATE_NOOP("Schema", "none"),
    QT_TRANSLATE_NOOP("Schema", "similar lengths together"),
    QT_TRANSLATE_NOOP("Schema", "Seed"),
    QT_TRANSLATE_NOOP("Schema", "Start of the random numbers: initial weights, order of the data, noise of "
                                "the model. The same seed gives the same run."),
    QT_TRANSLATE_NOOP("Schema", "Optimiser"),
    QT_TRANSLATE_NOOP("Schema", "The method that turns gradients into steps."),
    QT_TRANSLATE_NOOP("Schema", "Adam"),
    QT_TRANSLATE_NOOP("Schema", "AdamW"),
    QT_TRANSLATE_NOOP("Schema", "SGD (plain gradient descent)"),
    QT_TRANSLATE_NOOP("Schema", "Learning rate"),
    QT_TRANSLATE_NOOP("Schema", "Size of the optimiser's steps at the start."),
    QT_TRANSLATE_NOOP("Schema", "Weight decay"),
    QT_TRANSLATE_NOOP("Schema", "Above 0: pulls the weights towards 0 with this strength. Otherwise off, "
                                "except for AdamW, which then keeps its usual 0.01."),
    QT_TRANSLATE_NOOP("Schema", "Clip gradients at"),
    QT_TRANSLATE_NOOP(
        "Schema", "Above 0: gradients whose total L2 norm is larger are scaled down to it. Otherwise off."),
    QT_TRANSLATE_NOOP("Schema", "Learning-rate schedule"),
    QT_TRANSLATE_NOOP("Schema", "Decay factor"),
    QT_TRANSLATE_NOOP("Schema", "Above 0: switches the schedule on; the learning rate is multiplied by this "
                                "number whenever the schedule lowers it. Otherwise the rate stays as it is."),
    QT_TRANSLATE_NOOP("Schema", "Schedule"),
    QT_TRANSLATE_NOOP("Schema", "0: lower the rate when the validation loss no longer falls. 1: every "
                                "lr_steplr_size epochs. 2: after every epoch. 3: cosine that restarts every "
                                "lr_patience epochs. 0 and 3 switch early stopping off."),
    QT_TRANSLATE_NOOP("Schema", "plateau"),
    QT_TRANSLATE_NOOP("Schema", "step"),
    QT_TRANSLATE_NOOP("Schema", "exponential"),
    QT_TRANSLATE_NOOP("Schema", "cosine with warm restarts"),
    QT_TRANSLATE_NOOP("Schema", "Schedule patience"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Plateau: epochs without improvement before the rate falls. Cosine: epochs until the restart."),
    QT_TRANSLATE_NOOP("Schema", "Step every"),
    QT_TRANSLATE_NOOP("Schema", "Epochs between two reductions of the rate in the step schedule."),
    QT_TRANSLATE_NOOP("Schema", "Validation and limits"),
    QT_TRANSLATE_NOOP("Schema", "Evaluation mode for validation"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Switch the model to evaluation mode (no dropout, fixed batch statistics) while validating."),
    QT_TRANSLATE_NOOP("Schema", "Training cap"),
    QT_TRANSLATE_NOOP("Schema", "At most this many training mini-batches per epoch. 0: all."),
    QT_TRANSLATE_NOOP("Schema", "Validation cap"),
    QT_TRANSLATE_NOOP("Schema", "At most this many validation mini-batches per epoch. 0: all."),
    QT_TRANSLATE_NOOP("Schema", "Try out with"),
    QT_TRANSLATE_NOOP("Schema",
                      "For trying things out: every epoch ends after this many mini-batches. 0: off."),
    QT_TRANSLATE_NOOP("Schema", "Give the model the target"),
    QT_TRANSLATE_NOOP(
        "Schema", "Hand the target to the model's forward pass while training, for models that ask for it."),
    QT_TRANSLATE_NOOP("Schema", "Give the model the names"),
    QT_TRANSLATE_NOOP("Schema",
                      "Hand the utterance names to the model's forward pass, for models that ask for them."),
    QT_TRANSLATE_NOOP("Schema", "Machine"),
    QT_TRANSLATE_NOOP("Schema", "Device"),
    QT_TRANSLATE_NOOP("Schema", "auto (a GPU if there is one), cpu, cuda, or a certain GPU such as cuda:1."),
    QT_TRANSLATE_NOOP("Schema", "Threads"),
    QT_TRANSLATE_NOOP("Schema", "Processor threads that compute one operation together. 0: all cores. The "
                                "last digits of results depend on it."),
    QT_TRANSLATE_NOOP("Schema", "Loading threads"),
    QT_TRANSLATE_NOOP("Schema", "Threads that read the next mini-batches ahead. 0: the training thread reads "
                                "them itself. The order does not depend on it."),
    QT_TRANSLATE_NOOP("Schema", "Never use a GPU"),
    QT_TRANSLATE_NOOP("Schema", "Train on the processor whatever device says."),
    QT_TRANSLATE_NOOP("Schema", "Use all GPUs"),
    QT_TRANSLATE_NOOP("Schema", "Split every mini-batch among all GPUs of this machine."),
    QT_TRANSLATE_NOOP("Schema", "Repeatable on GPUs"),
    QT_TRANSLATE_NOOP("Schema", "Let cuDNN use only methods that give the same result each time."),
    QT_TRANSLATE_NOOP("Schema", "Try for the fastest on GPUs"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Let cuDNN try several methods and keep the fastest; pays off when all segments are equally long."),
    QT_TRANSLATE_NOOP("Schema", "Log detail"),
    QT_TRANSLATE_NOOP("Schema", "How much the log says: 0 little, 1 every segment."),
    QT_TRANSLATE_NOOP("Schema", "little"),
    QT_TRANSLATE_NOOP("Schema", "every segment"),
    QT_TRANSLATE_NOOP("Schema", "Saving"),
    QT_TRANSLATE_NOOP("Schema", "Folder"),
    QT_TRANSLATE_NOOP("Schema", "Where checkpoints are written. Empty: the folder of the run."),
    QT_TRANSLATE_NOOP("Schema", "Epoch files"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Beginning of the name of the file written after each epoch: NAME_000.pt, NAME_001.pt, ..."),
    QT_TRANSLATE_NOOP("Schema", "Best network"),
    QT_TRANSLATE_NOOP("Schema", "Name of the file that holds the weights of the best epoch."),
    QT_TRANSLATE_NOOP("Schema", "Extension"),
    QT_TRANSLATE_NOOP("Schema", "Extension of checkpoints."),
    QT_TRANSLATE_NOOP("Schema", "Only the best"),
    QT_TRANSLATE_NOOP("Schema", "Write no file after each epoch, only the weights of the best one. Such a "
                                "run cannot be resumed exactly."),
    QT_TRANSLATE_NOOP("Schema", "Also save every"),
    QT_TRANSLATE_NOOP("Schema", "Write a checkpoint within the epoch after each of this many mini-batches: "
                                "useful when one epoch takes hours. 0: off."),
    QT_TRANSLATE_NOOP("Schema", "Weights of every epoch"),
    QT_TRANSLATE_NOOP("Schema", "Also write the weights alone after every epoch, whether best or not."),
    QT_TRANSLATE_NOOP("Schema", "Starting from a checkpoint"),
    QT_TRANSLATE_NOOP("Schema", "Checkpoint"),
    QT_TRANSLATE_NOOP("Schema", "Start from this file: an epoch checkpoint continues its training, a trained "
                                "network gives the initial weights. Empty: new weights."),
    QT_TRANSLATE_NOOP("Schema", "Forget its history"),
    QT_TRANSLATE_NOOP("Schema", "Start again at epoch 0, without the checkpoint's list of losses."),
    QT_TRANSLATE_NOOP("Schema", "Forget its optimiser state"),
    QT_TRANSLATE_NOOP("Schema", "Use the checkpoint's weights but a fresh optimiser and schedule."),
    QT_TRANSLATE_NOOP("Schema", "Accept another model's weights"),
    QT_TRANSLATE_NOOP("Schema", "Keep the tensors whose name and size fit and report the others. Otherwise a "
                                "difference is an error."),
    QT_TRANSLATE_NOOP("Schema", "Test sets"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Name of the test set or a list of names, one per subset, used for cache files. Left out: \"test\"."),
    QT_TRANSLATE_NOOP("Schema", "Test lists"),
    QT_TRANSLATE_NOOP("Schema",
                      "One entry per subset: the path of a text file with one utterance name per line, or a "
                      "list of the names. Left out: every file of the first input folder."),
    QT_TRANSLATE_NOOP("Schema", "For each test subset a list of folders, one per input feature. Left out: "
                                "the input folders of the first training subset."),
    QT_TRANSLATE_NOOP("Schema", "Natural recordings"),
    QT_TRANSLATE_NOOP("Schema", "For each test subset the folders of the natural output features, for "
                                "comparison, or an empty list. Left out: none."),
    QT_TRANSLATE_NOOP("Schema", "Only these"),
    QT_TRANSLATE_NOOP("Schema",
                      "Path of a text file with the names to generate, instead of the whole test set."),
    QT_TRANSLATE_NOOP("Schema", "First"),
    QT_TRANSLATE_NOOP(
        "Schema", "Number of the first utterance of the set to generate, counted from 0 in sorted order."),
    QT_TRANSLATE_NOOP("Schema", "End"),
    QT_TRANSLATE_NOOP("Schema",
                      "Number of the utterance before which generation ends. -1: the end of the set."),
    QT_TRANSLATE_NOOP("Schema", "Generated files"),
    QT_TRANSLATE_NOOP("Schema", "Output folder"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Where generated files go. Empty: the folder generated of the run, or output of the project."),
    QT_TRANSLATE_NOOP("Schema", "Prefix"),
    QT_TRANSLATE_NOOP("Schema", "Put before the name of every generated file."),
    QT_TRANSLATE_NOOP("Schema", "Long utterances"),
    QT_TRANSLATE_NOOP("Schema", "Piece length"),
    QT_TRANSLATE_NOOP("Schema", "frames"),
    QT_TRANSLATE_NOOP("Schema",
                      "Above 0: generate piece by piece, each of this many input frames, joined by "
                      "cross-fade: needs little memory for long utterances. Otherwise whole utterances."),
    QT_TRANSLATE_NOOP("Schema", "Overlap"),
    QT_TRANSLATE_NOOP("Schema",
                      "Frames that two neighbouring pieces share, over which they are cross-faded."),
    QT_TRANSLATE_NOOP("Schema", "The framework's random sequence"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Draw the noise of all utterances from one sequence as the Python framework does. Otherwise each "
        "utterance has its own, so that the result does not depend on which others are generated."),
    QT_TRANSLATE_NOOP("Schema", "Frame-by-frame template"),
    QT_TRANSLATE_NOOP("Schema",
                      "One hidden layer from each input frame to the output: the pattern for new models."),
    QT_TRANSLATE_NOOP("Schema", "Model"),
    QT_TRANSLATE_NOOP("Schema", "The model to train: the name of its folder under projects/."),
    QT_TRANSLATE_NOOP("Schema", "Harmonic-plus-noise NSF"),
    QT_TRANSLATE_NOOP("Schema", "Hidden units"),
    QT_TRANSLATE_NOOP("Schema", "Width of the hidden layer."),
    QT_TRANSLATE_NOOP("Schema", "Neural source-filter vocoder: sines at F0 and noise, shaped by dilated "
                                "convolutions that follow the mel spectrogram."),
    QT_TRANSLATE_NOOP("Schema", "Source"),
    QT_TRANSLATE_NOOP("Schema", "Sine amplitude"),
    QT_TRANSLATE_NOOP(
        "Schema",
        "Amplitude of each sine of the harmonic source; the noise of unvoiced parts has a third of it."),
    QT_TRANSLATE_NOOP("Schema", "Noise in voiced parts"),
    QT_TRANSLATE_NOOP(
        "Schema", "Standard deviation of the noise that is added to the sines where the voice is voiced."),
    QT_TRANSLATE_NOOP("Schema", "Overtones"),
    QT_TRANSLATE_NOOP("Schema", "How many overtones of F0 the harmonic source holds beside the fundamental."),
    QT_TRANSLATE_NOOP("Schema", "Network"),
    QT_TRANSLATE_NOOP("Schema", "Hidden channels"),
    QT_TRANSLATE_NOOP("Schema", "Channels of the condition and of the filter's convolutions. Time and memory "
                                "grow with it, time nearly with its square."),
    QT_TRANSLATE_NOOP("Schema", "LSTM units"),
    QT_TRANSLATE_NOOP("Schema",
                      "Units of the bidirectional LSTM of the condition module, both directions together."),
    QT_TRANSLATE_NOOP("Schema", "Kernel size"),
    QT_TRANSLATE_NOOP("Schema", "Kernel size of the filter's dilated causal convolutions."),
    QT_TRANSLATE_NOOP("Schema", "Filter blocks"),
    QT_TRANSLATE_NOOP("Schema",
                      "Blocks that the harmonic source passes one after the other; the noise has one block."),
    QT_TRANSLATE_NOOP("Schema", "Convolutions per block"),
    QT_TRANSLATE_NOOP("Schema",
                      "Dilated convolutions in each block of the harmonic branch; the dilation doubles from "
                      "one to the next. The block of the noise branch has half as many."),
    QT_TRANSLATE_NOOP("Schema", "Computation"),
    QT_TRANSLATE_NOOP("Schema", "Fast path"),
    QT_TRANSLATE_NOOP("Schema", "Train and generate on the program's own kernels for the processor: several "
                                "times faster, results equal up to rounding. Switch it off to follow the "
                                "Python framework bit for bit. On a graphics card it changes nothing."),
    QT_TRANSLATE_NOOP("Schema", "Small"),
    QT_TRANSLATE_NOOP("Schema", "The sizes of the demo, about a tenth of the published computing: for trying "
                                "things out on a processor."),
    QT_TRANSLATE_NOOP("Schema", "Medium"),
    QT_TRANSLATE_NOOP(
        "Schema", "About half of the published computing: for a processor with many cores, or a small GPU."),
    QT_TRANSLATE_NOOP("Schema", "Published"),
    QT_TRANSLATE_NOOP("Schema", "The sizes of the publication: for a GPU and hours of speech."),
};
