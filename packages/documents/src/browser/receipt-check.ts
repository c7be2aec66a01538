document.documentElement.dataset['checked'] = 'no';
