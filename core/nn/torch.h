// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one door to LibTorch: precompiled, and the place for what differs between its versions (1.13 and 2.x).
// moc, which reads every header that a test includes, has nothing to find in it and would take seconds.
#ifndef Q_MOC_RUN
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wextra"
#endif
#include <torch/autograd.h>
#include <torch/cuda.h>
#include <torch/nn/functional/loss.h>
#include <torch/nn/init.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/rnn.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/types.h>
#include <torch/utils.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
#endif
