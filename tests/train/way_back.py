# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Python framework does with a project of the frame template: reads its caches and features, resumes from
its checkpoints, trains on, saves. Only as much as tst_way_back compares; written for it.

Usage: way_back.py JOBS.json; the results are printed as JSON, one for each job."""
import json
import sys

import numpy
import torch
from torch.optim import lr_scheduler


class Frame(torch.nn.Module):
    def __init__(self, caches):
        super().__init__()
        for side in ('input', 'output'):
            both = numpy.fromfile(f'{caches}/trn_sub_0_mean_std_{side}.bin', dtype='<f4')
            for name, values in zip(('mean', 'std'), numpy.split(both, 2)):
                setattr(self, f'{side}_{name}', torch.nn.Parameter(torch.tensor(values), requires_grad=False))
        self.hidden = torch.nn.Linear(2, 32)
        self.output = torch.nn.Linear(32, 2)

    def forward(self, x):
        return self.output(torch.tanh(self.hidden((x - self.input_mean) / self.input_std)))


class Segments(torch.utils.data.Dataset):
    def __init__(self, project, name):
        with open(f'{project}/cache/{name}_sub_0_utt_length.dic') as file:
            self.entries = json.load(file)
        self.project = project

    def __len__(self):
        return len(self.entries)

    def __getitem__(self, index):
        entry = self.entries[index]
        start, end = entry['start_pos'], entry['start_pos'] + entry['length']
        return [index] + [torch.tensor(read(f'{self.project}/{folder}/{entry["seq_name"]}{ext}')[start:end])
                          for folder, ext in (('in', '.x'), ('out', '.y'))]


def read(file):
    return numpy.fromfile(file, dtype='<f4').reshape(-1, 2)


def scheduler_of(kind, optimizer):
    return {0: lambda: lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=2),
            1: lambda: lr_scheduler.StepLR(optimizer, 1, gamma=0.5),
            2: lambda: lr_scheduler.ExponentialLR(optimizer, 0.5),
            3: lambda: lr_scheduler.CosineAnnealingWarmRestarts(optimizer, 2)}[kind]()


class Training:
    def __init__(self, job):
        self.project, self.epochs = job['project'], job['epochs']
        torch.manual_seed(1)
        self.model = Frame(self.project + '/cache')
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=0.01)
        self.scheduler = scheduler_of(job['schedule'], self.optimizer)
        self.sets = [Segments(self.project, name) for name in ('trn', 'val')]
        self.logs = [{'loss_mat': numpy.zeros([self.epochs, len(s), 1]), 'time_mat': numpy.zeros([self.epochs, len(s)]),
                      'epoch_num': self.epochs, 'seq_num': len(s), 'cur_epoch': 0, 'best_error': None,
                      'best_epoch': None, 'loss_flag': [True]} for s in self.sets]
        self.info, self.start, self.steps, self.rates = '', 0, [], []

    def resume(self, file):
        saved = torch.load(file)
        self.model.load_state_dict(saved['state_dict'])
        self.optimizer.load_state_dict(saved['optimizer'])
        self.scheduler.load_state_dict(saved['lr_scheduler'])
        for log, old in zip(self.logs, (saved['train_log'], saved['val_log'])):
            assert old.keys() == log.keys() and old['seq_num'] == log['seq_num'], old
            assert old['loss_mat'].dtype == numpy.float64 and old['loss_mat'].shape[1:] == log['loss_mat'].shape[1:]
            log.update(old)
        self.info, self.start = saved['info'], saved['train_log']['cur_epoch'] + 1

    def one_pass(self, epoch, phase, order):
        batches = torch.utils.data.DataLoader(self.sets[phase], shuffle=True)
        if order:
            batches = ([i] + [t.unsqueeze(0) for t in self.sets[phase][i][1:]] for i in order)
        for index, x, y in batches:
            with torch.set_grad_enabled(phase == 0):
                target = (y - self.model.output_mean) / self.model.output_std
                loss = torch.nn.functional.mse_loss(self.model(x), target)
            if phase == 0:
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            self.logs[phase]['loss_mat'][epoch, int(index)] = loss.item()
            self.steps.append([epoch, phase, int(index), loss.item()])

    def one_epoch(self, epoch, orders):
        for phase in (0, 1):
            self.one_pass(epoch, phase, orders and orders[str(epoch)][phase])
            self.logs[phase]['cur_epoch'] = epoch
        total = self.logs[1]['loss_mat'][epoch].sum()
        if self.logs[1]['best_error'] is None or total < self.logs[1]['best_error']:
            self.logs[1].update(best_error=total, best_epoch=epoch)
        plateau = isinstance(self.scheduler, lr_scheduler.ReduceLROnPlateau)
        self.scheduler.step(*[total] if plateau else [])
        self.rates.append(self.optimizer.param_groups[0]['lr'])
        self.info += '%7d | %12.1f | %12.4f | %12.4f | %5s\n' % (epoch, 0, 0, total, 'yes')

    def save(self, file):
        torch.save({'state_dict': self.model.state_dict(), 'info': self.info, 'optimizer': self.optimizer.state_dict(),
                    'train_log': self.logs[0], 'val_log': self.logs[1],
                    'lr_scheduler': self.scheduler.state_dict()}, file)


def train(job):
    training = Training(job)
    if 'from' in job:
        training.resume(job['from'])
    for epoch in range(training.start, job['until']):
        training.one_epoch(epoch, job.get('orders'))
    if 'save' in job:
        training.save(job['save'])
    return {'steps': training.steps, 'rates': training.rates,
            'best': [training.logs[1]['best_error'], training.logs[1]['best_epoch']],
            'history': training.logs[1]['loss_mat'].flatten().tolist()}


def generate(job):
    """How far what we generated is from what this model gives with our weights."""
    model = Frame(job['project'] + '/cache')
    model.load_state_dict(torch.load(job['weights']))
    with torch.no_grad():
        wanted = model(torch.tensor(read(job['input']))) * model.output_std + model.output_mean
    found = torch.tensor(read(job['generated']))
    return {'frames': len(found), 'difference': (wanted - found).abs().max().item()}


torch.set_num_threads(1)
with open(sys.argv[1]) as jobs:
    print(json.dumps([{'train': train, 'generate': generate}[job['do']](job) for job in json.load(jobs)]))
