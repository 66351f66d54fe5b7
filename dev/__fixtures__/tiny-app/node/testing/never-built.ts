throw new Error('node/testing is not uploaded')
