// Loaded into the processes that a command starts. When that command is gone, even by kill -9, so is its channel;
// this process then ends itself as if it had been asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
